import type { Receiver } from './contract.ts'
import { folderReceiver } from './folder.ts'
import { sftpReceiver, type SftpOptions } from './sftp.ts'

/** Where files are handed over, as it is set. */
export type ReceiverAt =
  { readonly kind: 'folder'; readonly path: string } | ({ readonly kind: 'sftp' } & SftpOptions)

export const receiverAt = (at: ReceiverAt): Receiver =>
  at.kind === 'folder' ? folderReceiver(at.path) : sftpReceiver(at)
