/** What a column of a list can be. A name may be in one column, or in the parts that it has. */
export const columnKinds = [
  ...['name', 'given', 'infix', 'family', 'email', 'mobile', 'numbers', 'branches'],
  ...['role', 'language', 'reference'],
] as const
export type ColumnKind = (typeof columnKinds)[number]
/** '': it is not used. */
export type Column = ColumnKind | ''

/** How columns are called in Dutch, Swedish and English, in small letters, without blanks and signs. */
const titles: Readonly<Record<ColumnKind, readonly string[]>> = {
  name: ['naam', 'namn', 'name', 'volledigenaam', 'fullname', 'fullstandigtnamn', 'medewerker', 'collega'],
  given: ['voornaam', 'roepnaam', 'fornamn', 'firstname', 'givenname', 'tilltalsnamn'],
  infix: ['tussenvoegsel', 'tussenvoegsels', 'voorvoegsel', 'infix'],
  family: ['achternaam', 'efternamn', 'lastname', 'surname', 'familyname', 'familienaam'],
  email: [
    ...['email', 'emailadres', 'emailaddress', 'mail', 'mailadres', 'mailaddress', 'epost', 'epostadress'],
    ...['mejl', 'mejladress', 'zakelijkemail', 'workemail'],
  ],
  mobile: [
    ...[
      'mobiel',
      'mobielnummer',
      'mobieletelefoon',
      'telefoonmobiel',
      'gsm',
      '06nummer',
      'mobil',
      'mobilnummer',
    ],
    ...['mobiltelefon', 'mobile', 'mobilenumber', 'mobilephone', 'cellphone', 'cell'],
  ],
  numbers: [
    ...['nummers', 'nummer', 'klantnummer', 'klantnummers', 'relatienummer', 'relatienummers', 'kundnummer'],
    ...['numbers', 'number', 'customernumber', 'customernumbers'],
  ],
  branches: [
    ...[
      'vestigingen',
      'vestiging',
      'vestigingsnummer',
      'vestigingsnummers',
      'locatie',
      'locaties',
      'arbetsstalle',
    ],
    ...['arbetsstallen', 'branches', 'branch', 'branchnumber', 'branchnumbers'],
  ],
  role: ['rol', 'roll', 'role'],
  language: ['taal', 'sprak', 'language', 'voorkeurstaal'],
  reference: [
    ...['kenmerk', 'referentie', 'personeelsnummer', 'referens', 'anstallningsnummer', 'reference'],
    ...['staffnumber', 'employeenumber', 'eigenkenmerk', 'yourreference'],
  ],
}

const byTitle = new Map(columnKinds.flatMap((kind) => titles[kind].map((title) => [title, kind] as const)))

/** A title as it is compared: "E-mail adres" is "emailadres", "språk" is "sprak". */
const plain = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** What the columns are by their titles; the first of two that are the same. */
export function columnsBy(cells: readonly string[]): Column[] {
  const found = cells.map((cell) => byTitle.get(plain(cell)) ?? '')
  return found.map((kind, i) => (found.indexOf(kind) < i ? '' : kind))
}

/** Why these columns are not enough to invite anybody, or say something twice; undefined: they are. */
export function columnsFault(
  columns: readonly Column[],
): 'email-column-missing' | 'name-column-missing' | 'column-twice' | undefined {
  const used = columns.filter((each) => each !== '')
  if (new Set(used).size < used.length) return 'column-twice'
  if (!used.includes('email')) return 'email-column-missing'
  return used.includes('name') || used.includes('given') || used.includes('family')
    ? undefined
    : 'name-column-missing'
}

/** Whether a first row has titles: one of them is known, and none is an address. */
export const areTitles = (cells: readonly string[]): boolean =>
  columnsBy(cells).some((each) => each !== '') && !cells.some((cell) => cell.includes('@'))
