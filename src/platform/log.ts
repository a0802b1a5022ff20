import { pino, type Logger } from 'pino'

export type Log = Logger

/**
 * One JSON object a line, on standard output. Secrets are kept out by not handing them in; the
 * redaction below is the second net, for objects that were logged whole by mistake.
 */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'password',
        'secret',
        'code',
        'token',
        '*.password',
        '*.secret',
        '*.code',
        '*.token',
        '*.authorization',
        '*.cookie',
      ],
      censor: '[secret]',
    },
  })
}
