import { sql } from 'kysely'
import type { Queryable } from '../../../platform/db/database.ts'

declare module '../../../platform/db/database.ts' {
  interface Tables {
    oidc_pairwise_subject: { sector: string; subject: string; pairwise: string }
  }
}

interface Known {
  /** Of the portals that share their people's subjects (OpenID Connect Core §8.1). */
  readonly sector: string
  /** The account's own. */
  readonly subject: string
}

/** The subject that a sector of portals knows somebody by: made or given once, never changed. @param offer what it becomes where there is none yet */
export async function pairwiseSubject(
  db: Queryable,
  { sector, subject, offer }: Known & { readonly offer: string },
): Promise<{ readonly pairwise: string; readonly isNew: boolean }> {
  const { rows } = await sql<{ pairwise: string; isNew: boolean }>`
    insert into oidc_pairwise_subject as p (sector, subject, pairwise) values (${sector}, ${subject}, ${offer})
    on conflict (sector, subject) do update set sector = p.sector returning pairwise, xmax = 0 as "isNew"`.execute(
    db,
  )
  return rows[0] ?? { pairwise: offer, isNew: true }
}

/** The account's own subject, of whoever this sector knows by another. */
export async function subjectOfPairwise(
  db: Queryable,
  { sector, pairwise }: { readonly sector: string; readonly pairwise: string },
): Promise<string | undefined> {
  if (pairwise.includes('\0')) return undefined
  const { rows } = await sql<{ subject: string }>`select subject from oidc_pairwise_subject
    where pairwise = ${pairwise} and sector = ${sector}`.execute(db)
  return rows[0]?.subject
}

/** The accounts' own subjects, of whomever any sector knows by this. */
export async function subjectsOfPairwise(db: Queryable, pairwise: string): Promise<string[]> {
  if (pairwise.includes('\0')) return []
  const { rows } = await sql<{ subject: string }>`select distinct subject from oidc_pairwise_subject
    where pairwise = ${pairwise} order by subject limit 100`.execute(db)
  return rows.map(({ subject }) => subject)
}
