import { topic, type Said } from './report.ts'

/** Where everything is kept. */
export const database = topic(
  {
    DATA_DIR: { otherwise: '.data', meaning: 'the embedded database and the generated secrets' },
    DATABASE_URL: {
      secret: true,
      otherwise: 'embedded PostgreSQL',
      meaning: 'a PostgreSQL server, 15 or newer; required in production',
    },
    DATABASE_POOLER: {
      otherwise: 'none',
      meaning: '`transaction`: DATABASE_URL is a pooler’s (PgBouncer in transaction mode)',
    },
    DATABASE_DIRECT_URL: {
      secret: true,
      otherwise: 'DATABASE_URL',
      meaning: 'behind a pooler, the server itself: for migrations, and for processes that work jobs',
    },
    DATABASE_POOL: { otherwise: '10', meaning: 'connections per process, 2 to 200' },
  },
  (said) => {
    if (said.production && said.text('DATABASE_URL') === undefined)
      said.fault(
        'DATABASE_URL',
        'is missing; set a PostgreSQL server, as postgres://user:password@host/database',
      )
    return {
      dataDir: said.orElse('DATA_DIR', '.data'),
      /** Undefined: the embedded database in `dataDir`. */
      databaseUrl: addressOf(said, 'DATABASE_URL'),
      /** Whether `databaseUrl` is a pooler's, which gives a connection to each transaction. */
      databasePooler: said.choice('DATABASE_POOLER', 'none', ['none', 'transaction']),
      databaseDirectUrl: addressOf(said, 'DATABASE_DIRECT_URL'),
      databasePool: said.whole('DATABASE_POOL', 10, 2, 200),
    }
  },
)

/** A server by its name, or by a folder with its socket. Nothing of it is repeated: it may hold a password. */
function addressOf<Name extends 'DATABASE_URL' | 'DATABASE_DIRECT_URL'>(
  said: Said<Name>,
  name: Name,
): string | undefined {
  const written = said.text(name)
  if (written === undefined) return undefined
  // the driver takes a user and no host, where the host is a parameter
  const url = URL.parse(written) ?? URL.parse(written.replace('@/', '@socket/'))
  if (!/^postgres(ql)?:\/\//.test(written)) said.fault(name, 'must start with postgres://')
  else if (!url)
    said.fault(name, 'cannot be read; write signs such as @, : and / in a password as %40, %3A and %2F')
  else if (!url.searchParams.get('host') && (url.hostname === '' || !URL.canParse(written)))
    said.fault(name, 'names no server, as postgres://user:password@host/database')
  return written
}
