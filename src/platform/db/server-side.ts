/**
 * What the server does by itself about a process that has vanished: without it, what that process had begun would hold
 * its locks until somebody else ends it. An answer that nobody takes and a line on which nobody answers end after 30 s
 * (`tcp_user_timeout`, keepalives), a transaction in which nothing happens after 10 s.
 */
const ALWAYS = {
  tcp_keepalives_idle: '15s',
  tcp_keepalives_interval: '5s',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '30s',
}
const USUALLY = { idle_in_transaction_session_timeout: '10s' }

/**
 * The address of a database with these settings for each connection; what it names itself goes before ours.
 *
 * @param patient for migrations and copies, whose transactions may stand still
 */
export function withServerSide(url: string, { patient = false }: { patient?: boolean } = {}): string {
  const ours = Object.entries({ ...ALWAYS, ...(patient ? {} : USUALLY) })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
  const named = /([?&]options=)([^&#]*)/
  const [, key = '', theirs = ''] = named.exec(url) ?? []
  // the last one that names a setting decides
  if (key !== '') return url.replace(named, () => `${key}${encodeURIComponent(ours)}%20${theirs}`)
  return `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(ours)}`
}
