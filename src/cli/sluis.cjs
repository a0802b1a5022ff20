#!/usr/bin/env node
// `sluis`, where the package is installed: under the Node that came with it when the machine's own is too old.
const { spawnSync } = require('node:child_process')
const { existsSync } = require('node:fs')
const path = require('node:path')

const bundled = path.join(__dirname, '../../node_modules/.bin/node')
const node =
  Number(process.versions.node.split('.')[0]) >= 24 || !existsSync(bundled) ? process.execPath : bundled
const { status } = spawnSync(node, [path.join(__dirname, '../main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
