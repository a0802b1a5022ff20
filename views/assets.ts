import { createHash } from 'node:crypto'
import fs from 'node:fs'

/** A file that pages load, as it is with this release. */
export interface Asset {
  readonly name: string
  readonly body: Buffer
  /** Of its content: another content has another address, so that whoever has it never asks again. */
  readonly hash: string
}

export const assetOf = (name: string, body: Buffer): Asset => ({
  name,
  body,
  hash: createHash('sha256').update(body).digest('base64url').slice(0, 12),
})

const own = ['sluis.css', 'submit.js', 'password.js', 'passkey.js', 'icon.svg'] as const
export type AssetName = (typeof own)[number]

export const ownAssets: readonly Asset[] = own.map((name) =>
  assetOf(name, fs.readFileSync(new URL(name, import.meta.url))),
)

export const pathOf = ({ hash, name }: Asset): string => `/assets/${hash}/${name}`

const paths = new Map(ownAssets.map((asset) => [asset.name, pathOf(asset)]))

/** Where a page finds one of ours. */
export const assetPath = (name: AssetName): string => paths.get(name) ?? ''
