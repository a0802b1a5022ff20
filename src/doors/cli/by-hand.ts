import { Refusal } from './run.ts'

/** A command that changes what files may manage. */
export interface ByHand {
  readonly json?: boolean
  readonly anyway?: boolean
}

export const handOf = ({ anyway }: ByHand): 'door' | 'anyway' => (anyway ? 'anyway' : 'door')

export const managed = (name: string): Refusal =>
  new Refusal(`Files manage ${name}: change them, and apply them. To change it here anyway, add --anyway.`)
