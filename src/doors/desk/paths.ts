/** Where an organisation's desk is, or one of its pages. */
export const pathOf = (id: string, part = ''): string => `/organisation/${id}${part}`
