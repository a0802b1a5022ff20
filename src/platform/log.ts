import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino'

export type Log = Logger

/**
 * One JSON object a line, on standard output. Secrets are kept out by not handing them in; the
 * redaction below is the second net, for objects that were logged whole by mistake.
 *
 * @param to where the lines go instead
 */
export function createLog(level: string, to?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describe },
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
  }
  return to ? pino(options, to) : pino(options)
}

/** An error, with its code (SQLSTATE, ECONNREFUSED) under a name that the redaction does not take for a secret. */
function describe(error: Error): object {
  const { code, ...said } = pino.stdSerializers.err(error)
  return { ...said, ...(code === undefined ? {} : { kind: code as unknown }) }
}

/** A line for people: the time, how grave it is, what happened, and what is known of it. */
export async function forPeople(): Promise<DestinationStream> {
  // only who reads a terminal pays for it
  const { build } = await import('pino-pretty')
  return build({
    sync: true,
    singleLine: true,
    colorize: process.stdout.isTTY,
    translateTime: 'SYS:HH:MM:ss',
    customColors: 'error:red,warn:yellow,info:gray',
  })
}
