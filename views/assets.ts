import { createHash } from 'node:crypto'
import fs from 'node:fs'

/** A file that pages load, as it is with this release. */
export interface Asset {
  readonly name: string
  readonly body: Buffer
  /** Of its content: another content has another address, so that whoever has it never asks again. */
  readonly hash: string
}

export const assetOf = <Name extends string>(name: Name, body: Buffer): Asset & { readonly name: Name } => ({
  name,
  body,
  hash: createHash('sha256').update(body).digest('base64url').slice(0, 12),
})

/**
 * The stylesheet's layers: of two rules that weigh the same, that of the later layer holds. They are joined into one file,
 * in this order; `@layer` would leave browsers from before 2022 without any style.
 */
const layers = [
  'base',
  'frame',
  'page',
  'form',
  'button',
  'list',
  'setup',
  'table',
  'document',
  'print',
] as const

/** Those of places where people work: nobody who signs in loads them. */
const workLayers = ['work', 'panel'] as const

const files = [
  'page.js',
  'submit.js',
  'password.js',
  'reveal.js',
  'meanwhile.js',
  'live.js',
  'copy.js',
  'passkey.js',
  'icon.svg',
  'touch-icon.png',
] as const
export type AssetName = 'sluis.css' | 'work.css' | (typeof files)[number]

const fileHere = (name: string): Buffer => fs.readFileSync(new URL(name, import.meta.url))

const joined = (names: readonly string[]): Buffer =>
  Buffer.concat(names.map((layer) => fileHere(`style/${layer}.css`)))

export const ownAssets: readonly (Asset & { readonly name: AssetName })[] = [
  assetOf('sluis.css', joined(layers)),
  assetOf('work.css', joined(workLayers)),
  ...files.map((name) => assetOf(name, fileHere(name))),
]

export const pathOf = ({ hash, name }: Asset): string => `/assets/${hash}/${name}`

const paths = new Map<string, string>(ownAssets.map((asset) => [asset.name, pathOf(asset)]))

/** Where a page finds one of ours. */
export const assetPath = (name: AssetName): string => paths.get(name) ?? ''
