/**
 * Draws one picture, in a thread of its own that knows nothing and can be ended: who made the picture decides how long that
 * takes. What reads it is WebAssembly, which reaches nothing outside its own memory.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Drawing } from './printable.ts'

const { width, height, type, body } = workerData as Drawing // given by `toPrintable`

await initWasm(readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
const within = `width="${width}" height="${height}"`
const href = `data:${type};base64,${Buffer.from(body).toString('base64')}`
const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${within}><image ${within} preserveAspectRatio="xMinYMid" href="${href}"/></svg>`
const drawn = new Resvg(svg, { background: '#ffffff' }).render()
parentPort?.postMessage(drawn.pixels)
