#!/usr/bin/env node
// `sluis`, where the package is installed: under the Node that came with it when the machine's own is too old.
const { spawn } = require('node:child_process')
const { existsSync } = require('node:fs')
const path = require('node:path')

const bundled = path.join(__dirname, '../../../node_modules/.bin/node')
const node =
  Number(process.versions.node.split('.')[0]) >= 24 || !existsSync(bundled) ? process.execPath : bundled
// Node's own --env-file-if-exists prints a line each time there is none
const settings = existsSync('.env') ? ['--env-file=.env'] : []
const child = spawn(node, [...settings, path.join(__dirname, '../../main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
// whoever stops this stops Sluis; a terminal's Ctrl-C reaches both, and is for Sluis to answer
process.on('SIGTERM', () => child.kill('SIGTERM'))
process.on('SIGINT', () => undefined)
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
child.on('exit', (code) => (process.exitCode = code ?? 1))
