import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export interface ConnectionBounds {
  /** All of a process together. */
  readonly most: number
  /** Of one peer, an address or what stands for a network. */
  readonly mostOfPeer: number
  /** Whose connections count as one; undefined: of a proxy, which speaks for many. */
  readonly peerOf: (socket: Socket) => string | undefined
}

/** Connections that may go: those that have asked nothing yet, those that have, and those that do not end asking. */
class Quiet {
  readonly fresh = new Set<Socket>()
  readonly idle = new Set<Socket>()
  readonly asking = new Set<Socket>()

  forget(socket: Socket): void {
    for (const each of [this.fresh, this.idle, this.asking]) each.delete(socket)
  }

  /** The one that has been so the longest; who has never asked for anything goes first. */
  oldest(): Socket | undefined {
    for (const each of [this.fresh, this.idle, this.asking]) {
      const [first] = each
      if (first) return first
    }
    return undefined
  }
}

interface Held {
  readonly quiets: readonly Quiet[]
  /** Answers that are not sent yet: several, where requests come one behind the other. */
  answers: number
}

const held = new WeakMap<Socket, Held>()

/** A body comes after the headers: until it is there, whoever sends it is still asking. */
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** Whether an answer is under way on it. */
export const isAnswering = (socket: Socket): boolean => (held.get(socket)?.answers ?? 0) > 0

/**
 * Bounds how many connections a server holds (G12). Beyond a bound the oldest goes on which nobody is being answered, of
 * that peer or of all: whoever comes now is let in, and whoever holds on without a word makes room. Only where all of
 * them are being answered is whoever comes turned away.
 */
export function boundConnections(server: Server, { most, mostOfPeer, peerOf }: ConnectionBounds): void {
  const all = new Quiet()
  const peers = new Map<string, { quiet: Quiet; count: number }>()
  let count = 0
  server.on('connection', (socket) => {
    const name = peerOf(socket)
    const peer = name === undefined ? undefined : (peers.get(name) ?? { quiet: new Quiet(), count: 0 })
    const full = [...(peer && peer.count >= mostOfPeer ? [peer.quiet] : []), ...(count >= most ? [all] : [])]
    for (const quiet of full) {
      const oldest = quiet.oldest()
      if (!oldest) {
        socket.destroy()
        return
      }
      oldest.destroy()
    }
    count += 1
    if (name !== undefined && peer) {
      peer.count += 1
      peers.set(name, peer)
    }
    const quiets = peer ? [all, peer.quiet] : [all]
    for (const quiet of quiets) quiet.fresh.add(socket)
    held.set(socket, { quiets, answers: 0 })
    socket.once('close', () => {
      count -= 1
      for (const quiet of quiets) quiet.forget(socket)
      if (peer && --peer.count === 0 && name !== undefined) peers.delete(name)
    })
  })
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    const its = held.get(socket)
    if (!its) return
    its.answers += 1
    for (const quiet of its.quiets) {
      quiet.forget(socket)
      if (hasBody(request)) quiet.asking.add(socket)
    }
    request.once('end', () => {
      for (const quiet of its.quiets) quiet.asking.delete(socket)
    })
    response.once('close', () => {
      its.answers -= 1
      if (socket.destroyed || its.answers > 0) return
      for (const quiet of its.quiets) {
        quiet.forget(socket)
        quiet.idle.add(socket)
      }
    })
  })
}
