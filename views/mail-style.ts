import type { Tones } from '../src/platform/render/colour.ts'

/** What a mail is set in: on the elements themselves, for programs that read no sheet; and a sheet for dark paper. */
export type MailStyle = ReturnType<typeof mailStyle>

type Colours = Pick<Tones, 'brand' | 'on' | 'ink' | 'tint'>

const FONT = `-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif`

export const mailStyle = (light: Colours, dark: Colours) => ({
  body: `margin:0;padding:24px 12px;background:#f3f6f8;color:#0f1e29;font:16px/1.5 ${FONT}`,
  // shown by lists of mails, and by nothing else
  preview: 'display:none;max-height:0;overflow:hidden;mso-hide:all',
  paper: `max-width:520px;margin:0 auto;background:#ffffff;border:1px solid #dde5ea;border-top:4px solid ${light.brand};border-radius:12px;padding:24px 28px 12px`,
  whose: 'margin:0 0 24px;font-weight:600;font-size:17px',
  title: 'margin:0 0 20px;font-size:22px;line-height:28px;font-weight:700',
  paragraph: 'margin:0 0 16px',
  button: `display:inline-block;background:${light.brand};color:${light.on};border-radius:8px;padding:14px 24px;font-weight:600;text-decoration:none`,
  address: 'margin:0 0 20px;font-size:14px;color:#465763',
  link: `color:${light.ink};overflow-wrap:anywhere`,
  code: `margin:0 0 20px;padding:16px;background:${light.tint};border-radius:8px;text-align:center;font:600 28px/1.3 ui-monospace,Menlo,Consolas,monospace;letter-spacing:3px`,
  facts: 'margin:0 0 20px;border-collapse:collapse;font-size:15px',
  factName: 'padding:3px 16px 3px 0;color:#465763;vertical-align:top;white-space:nowrap',
  factValue: 'padding:3px 0;overflow-wrap:anywhere',
  note: `margin:0 0 16px;padding:14px 16px;background:${light.tint};border-radius:8px`,
  foot: 'max-width:520px;margin:16px auto 0;padding:0 28px;font-size:14px;color:#465763',
  footLine: 'margin:0 0 4px',
  sheet: [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    '@media (prefers-color-scheme:dark){',
    'body{background:#0d171e!important;color:#e9f0f3!important}',
    `.paper{background:#16232c!important;border-color:#2b3c47!important;border-top-color:${dark.brand}!important}`,
    '.soft{color:#adbcc6!important}',
    `.link{color:${dark.ink}!important}`,
    `.button{background:${dark.brand}!important;color:${dark.on}!important}`,
    `.note{background:${dark.tint}!important}`,
    '}',
  ].join(''),
})
