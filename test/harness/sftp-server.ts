import { createHash, generateKeyPairSync } from 'node:crypto'
import fs from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2'

const { Server, utils } = ssh2
const { STATUS_CODE: status } = utils.sftp

/** A key as OpenSSH writes it, and its fingerprint as `ssh-keygen -lf` shows it. */
export function sshKey(passphrase?: string) {
  // of RSA, which every form has
  const { privateKey } = generateKeyPairSync('rsa', {
    ...{ modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' } },
    privateKeyEncoding: {
      type: 'pkcs1',
      format: 'pem',
      ...(passphrase ? { cipher: 'aes-256-cbc', passphrase } : {}),
    },
  })
  const parsed = utils.parseKey(privateKey, passphrase)
  if (parsed instanceof Error) throw parsed
  const blob = parsed.getPublicSSH()
  const fingerprint = `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`
  return { privateKey, blob, fingerprint }
}

export interface SftpServer {
  readonly port: number
  /** Where its folders are. */
  readonly root: string
  /** What it does before each write: a test has it fail, or go away. */
  beforeWrite: (sftp: SFTPWrapper, id: number) => boolean
  /** Every connection ends at once. */
  cut(): void
  close(): Promise<void>
}

const asAttributes = (stat: fs.Stats): Attributes => ({
  ...{ mode: stat.mode, uid: 0, gid: 0, size: stat.size, atime: 0, mtime: 0 },
})

/** A server by SFTP, version 3, over a folder: as OpenSSH's, it gives nothing the name of something that is there. */
export async function startSftpServer(
  root: string,
  { hostKey, user }: { readonly hostKey: string; readonly user: Buffer },
): Promise<SftpServer> {
  const connections = new Set<{ end(): void }>()
  const server = new Server({ hostKeys: [hostKey] }, (client) => {
    connections.add(client)
    // as OpenSSH does: small answers do not wait for more to say
    // its types leave this out
    ;(client as unknown as { setNoDelay(on: boolean): void }).setNoDelay(true)
    client.on('error', () => undefined).on('close', () => connections.delete(client))
    client.on('authentication', (context) => {
      if (context.method !== 'publickey' || !context.key.data.equals(user))
        return context.reject(['publickey'])
      if (!context.signature) return context.accept()
      const key = utils.parseKey(`ssh-rsa ${context.key.data.toString('base64')}`)
      const isRight =
        !(key instanceof Error) && key.verify(context.blob!, context.signature, context.hashAlgo)
      return isRight ? context.accept() : context.reject()
    })
    client.on('session', (accept) => {
      accept().on('sftp', (acceptSftp) => serve(acceptSftp(), root, made))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const made: SftpServer = {
    ...{ port: (server.address() as AddressInfo).port, root, beforeWrite: () => true },
    cut() {
      for (const each of connections) (each as unknown as { _sock: { destroy(): void } })._sock.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        for (const each of connections) each.end()
        server.close(() => resolve())
      }),
  }
  return made
}

function serve(sftp: SFTPWrapper, root: string, made: SftpServer): void {
  const handles = new Map<number, { fd?: number; left?: string[]; folder: string }>()
  let count = 0
  const at = (name: string): string => path.join(root, path.posix.join('/', name))
  const handleOf = (given: Buffer) => handles.get(given.readUInt32BE(0))
  const open = (what: { fd?: number; left?: string[]; folder: string }): Buffer => {
    const handle = Buffer.alloc(4)
    handle.writeUInt32BE((count += 1), 0)
    handles.set(count, what)
    return handle
  }
  const doing = (id: number, work: () => void): void => {
    try {
      work()
      sftp.status(id, status.OK)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      sftp.status(id, code === 'ENOENT' ? status.NO_SUCH_FILE : status.FAILURE)
    }
  }
  const stat = (id: number, name: string): void => {
    const found = fs.statSync(at(name), { throwIfNoEntry: false })
    if (found) sftp.attrs(id, asAttributes(found))
    else sftp.status(id, status.NO_SUCH_FILE)
  }
  sftp.on('OPEN', (id, name, flags) => {
    try {
      const fd = fs.openSync(at(name), utils.sftp.flagsToString(flags) ?? 'r')
      sftp.handle(id, open({ fd, folder: '' }))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      sftp.status(id, code === 'ENOENT' ? status.NO_SUCH_FILE : status.FAILURE)
    }
  })
  sftp.on('WRITE', (id, handle, offset, bytes) => {
    if (made.beforeWrite(sftp, id))
      doing(id, () => void fs.writeSync(handleOf(handle)?.fd ?? -1, bytes, 0, bytes.length, offset))
  })
  sftp.on('FSTAT', (id, handle) => sftp.attrs(id, asAttributes(fs.fstatSync(handleOf(handle)?.fd ?? -1))))
  sftp.on('FSETSTAT', (id) => sftp.status(id, status.OK))
  sftp.on('SETSTAT', (id) => sftp.status(id, status.OK))
  sftp.on('CLOSE', (id, handle) =>
    doing(id, () => {
      const { fd } = handleOf(handle) ?? {}
      if (fd !== undefined) fs.closeSync(fd)
      handles.delete(handle.readUInt32BE(0))
    }),
  )
  sftp.on('OPENDIR', (id, name) => {
    if (fs.existsSync(at(name))) sftp.handle(id, open({ left: fs.readdirSync(at(name)), folder: name }))
    else sftp.status(id, status.NO_SUCH_FILE)
  })
  sftp.on('READDIR', (id, handle) => {
    const opened = handleOf(handle)
    const names = opened?.left ?? []
    if (!opened || names.length === 0) return sftp.status(id, status.EOF)
    opened.left = []
    return sftp.name(
      id,
      names.map((name) => {
        const found = fs.statSync(at(path.posix.join(opened.folder, name)))
        const kind = found.isDirectory() ? 'd' : '-'
        return {
          filename: name,
          longname: `${kind}rw-r----- 1 0 0 0 Jan 1 00:00 ${name}`,
          attrs: asAttributes(found),
        }
      }),
    )
  })
  sftp.on('REALPATH', (id, name) => {
    const filename = path.posix.join('/', name)
    sftp.name(id, [{ filename, longname: filename, attrs: {} as Attributes }])
  })
  sftp.on('STAT', stat)
  sftp.on('LSTAT', stat)
  sftp.on('MKDIR', (id, name) => doing(id, () => fs.mkdirSync(at(name))))
  sftp.on('RMDIR', (id, name) => doing(id, () => fs.rmdirSync(at(name))))
  sftp.on('REMOVE', (id, name) => doing(id, () => fs.unlinkSync(at(name))))
  sftp.on('RENAME', (id, from, to) =>
    doing(id, () => {
      if (fs.existsSync(at(to))) throw new Error('it is there')
      fs.renameSync(at(from), at(to))
    }),
  )
}
