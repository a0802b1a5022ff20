import { describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder } from '../harness/process.ts'
import { root } from '../architecture/source.ts'

const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: { sluis: string }
}

/** A folder where somebody installs Sluis, with or without settings in a file. */
const folderWith = (settings: string | undefined): string => {
  const folder = emptyFolder()
  fs.symlinkSync(path.join(root, 'src'), path.join(folder, 'src'))
  if (settings !== undefined) fs.writeFileSync(path.join(folder, '.env'), settings)
  return folder
}

describe.each([
  ['npm run sluis', `${scripts.sluis} "$@"`],
  ['the sluis of an installed package', 'exec node src/doors/cli/sluis.cjs "$@"'],
])('%s', (_name, script) => {
  const said = (folder: string, ...words: string[]): { status: number | null; stderr: string } =>
    spawnSync('sh', ['-c', script, 'sluis', ...words], {
      cwd: folder,
      env: { PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}` },
      encoding: 'utf8',
    })

  test('reads its settings from .env where it is started', () => {
    const { status, stderr } = said(folderWith('ISSUER=nonsense\n'), 'migrate')
    expect([status, stderr]).toEqual([1, expect.stringContaining('ISSUER')])
  })

  test('says nothing of a file that is not there', () => {
    const { status, stderr } = said(folderWith(undefined), 'audit', 'events')
    expect([status, stderr]).toEqual([0, ''])
  })
})
