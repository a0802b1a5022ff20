import { proxyList } from '../platform/http/origin.ts'
import { topic, type Said } from './report.ts'

/** Where Sluis is reached, and through what. */
export const http = topic(
  {
    ISSUER: {
      otherwise: 'http://localhost:PORT',
      meaning: 'the one origin Sluis is reached at, without a path; https in production',
    },
    PORT: { otherwise: '3000', meaning: 'the port of everything public' },
    HOST: { otherwise: 'all addresses', meaning: 'the address to listen on' },
    TRUST_PROXY: {
      otherwise: 'none',
      meaning:
        'addresses or CIDR ranges, comma-separated, of proxies whose forwarded headers count; the outermost replaces X-Forwarded-Proto, X-Forwarded-Host and Forwarded, and adds to none that a client sent',
    },
    THROTTLE_EXEMPT: {
      otherwise: 'none (this machine in development)',
      meaning:
        'addresses or CIDR ranges, comma-separated, from which any number of sign-ins may be begun; elsewhere 600 an hour that come to nothing. Guessing is slowed from everywhere',
    },
    METRICS_PORT: {
      otherwise: 'off',
      meaning:
        'the port of /metrics (Prometheus), never the public one; it listens on `HOST` too, so keep it from strangers',
    },
    CLOCK_SKEW_MOST: {
      otherwise: 'it is told, and nothing more',
      meaning:
        'seconds by which the clock of this machine may differ from the database’s before /health/ready says no',
    },
    SHUTDOWN_DELAY: {
      otherwise: '0 (5 in production)',
      meaning:
        'seconds for which a process that gets SIGTERM still answers, and tells its balancer at /health/ready that it is stopping',
    },
  },
  (said) => {
    const port = said.whole('PORT', 3000, 0, 65_535)
    const metricsPort =
      said.text('METRICS_PORT') === undefined ? undefined : said.whole('METRICS_PORT', 0, 0, 65_535)
    if (metricsPort !== undefined && metricsPort !== 0 && metricsPort === port)
      said.fault('METRICS_PORT', 'must not be the public PORT')
    return {
      port,
      issuer: issuerOf(said, port),
      host: said.text('HOST'),
      trustProxy: rangesOf(said, 'TRUST_PROXY'),
      /** Networks of whose strangers any number may begin something. */
      throttleExempt: exemptOf(said),
      metricsPort,
      /** Seconds that our clock may be off before this process is not ready; undefined: it stays ready. */
      clockSkewMost:
        said.text('CLOCK_SKEW_MOST') === undefined ? undefined : said.whole('CLOCK_SKEW_MOST', 0, 1, 3600),
      /** Seconds between being told to stop and stopping. */
      shutdownDelay: said.whole('SHUTDOWN_DELAY', said.production ? 5 : 0, 0, 300),
    }
  },
)

/** Ports that no browser opens (Fetch §2.9, "bad port"), above those that only an administrator may listen on. */
const SHUT = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
]

type Asked = Said<'ISSUER' | 'PORT' | 'TRUST_PROXY' | 'THROTTLE_EXEMPT'>

function issuerOf(said: Asked, port: number): URL {
  const issuer = originOf(said, port)
  if (SHUT.includes(Number(issuer.port)))
    said.fault(said.text('ISSUER') === undefined ? 'PORT' : 'ISSUER', `no browser opens port ${issuer.port}`)
  return issuer
}

function originOf(said: Asked, port: number): URL {
  const otherwise = new URL(`http://localhost:${port}`)
  const written = said.text('ISSUER')
  if (written === undefined) {
    if (said.production) said.fault('ISSUER', 'is missing; set the https origin that people reach Sluis at')
    return new URL(said.orElse('ISSUER', otherwise.origin))
  }
  const url = URL.parse(written)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    said.fault('ISSUER', `must be an origin like https://id.example.org, not "${written}"`)
    return otherwise
  }
  if (written.replace(/\/$/, '') !== url.origin)
    said.fault('ISSUER', `must be an origin without a path: ${url.origin}`)
  if (said.production && url.protocol !== 'https:') said.fault('ISSUER', 'must be https in production')
  return url
}

/** The addresses and CIDR ranges that a variable lists. */
function rangesOf(said: Asked, name: 'TRUST_PROXY' | 'THROTTLE_EXEMPT'): string[] {
  const ranges = said.list(name)
  for (const range of ranges) {
    try {
      proxyList([range])
    } catch {
      said.fault(name, `"${range}" is not an address or CIDR range`)
    }
  }
  return ranges
}

/** Somebody who tries Sluis on one machine is all of its people. */
const exemptOf = (said: Asked): string[] =>
  said.text('THROTTLE_EXEMPT') === undefined && said.mode === 'development'
    ? said.orElse('THROTTLE_EXEMPT', '127.0.0.0/8, ::1').split(', ')
    : rangesOf(said, 'THROTTLE_EXEMPT')
