import type { Server } from 'node:http'
import type { Socket } from 'node:net'

export interface ConnectionBounds {
  /** All of a process together. */
  readonly most: number
  /** Of one peer, an address or what stands for a network. */
  readonly mostOfPeer: number
  /** Whose connections count as one; undefined: of a proxy, which speaks for many. */
  readonly peerOf: (socket: Socket) => string | undefined
}

/** Connections on which nobody is being answered: those that have asked nothing yet, and those that have. */
class Quiet {
  readonly fresh = new Set<Socket>()
  readonly idle = new Set<Socket>()

  forget(socket: Socket): void {
    this.fresh.delete(socket)
    this.idle.delete(socket)
  }

  /** The one that has been so the longest; who has never asked for anything goes first. */
  oldest(): Socket | undefined {
    const [first] = this.fresh.size > 0 ? this.fresh : this.idle
    return first
  }
}

/**
 * Bounds how many connections a server holds (G12). Beyond a bound the oldest goes on which nobody is being answered, of
 * that peer or of all: whoever comes now is let in, and whoever holds on without a word makes room. Where all of them
 * are being answered, one more is let in: what that takes is bounded by the time that an answer takes.
 */
export function boundConnections(server: Server, { most, mostOfPeer, peerOf }: ConnectionBounds): void {
  const all = new Quiet()
  const peers = new Map<string, { quiet: Quiet; count: number }>()
  let count = 0
  server.on('connection', (socket) => {
    const name = peerOf(socket)
    const peer = name === undefined ? undefined : (peers.get(name) ?? { quiet: new Quiet(), count: 0 })
    if (name !== undefined && peer) {
      peers.set(name, peer)
      if (peer.count >= mostOfPeer) peer.quiet.oldest()?.destroy()
    }
    if (count >= most) all.oldest()?.destroy()
    count += 1
    if (peer) peer.count += 1
    const quiets = peer ? [all, peer.quiet] : [all]
    for (const quiet of quiets) quiet.fresh.add(socket)
    socket.once('close', () => {
      count -= 1
      for (const quiet of quiets) quiet.forget(socket)
      if (peer && --peer.count === 0 && name !== undefined) peers.delete(name)
    })
    listsOf.set(socket, quiets)
  })
  server.on('request', (request, response) => {
    const { socket } = request
    const quiets = listsOf.get(socket) ?? []
    for (const quiet of quiets) quiet.forget(socket)
    response.once('close', () => {
      if (!socket.destroyed) for (const quiet of quiets) quiet.idle.add(socket)
    })
  })
}

/** The lists that a connection stands in while it is quiet. */
const listsOf = new WeakMap<Socket, readonly Quiet[]>()
