import { z } from 'zod'
import type { Schema } from './kinds.ts'

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * What schemas say, as JSON Schema: by itself each, with what is shared written out.
 *
 * @param io of what is sent, a member with a default may be left out; of what is answered it is always there
 * @throws where one transforms what it reads: that has no JSON Schema
 */
export function jsonSchemaOf(schema: Schema, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    ...{ io, reused: 'inline', unrepresentable: 'throw' },
  })
  return rest
}

/** What documents say of a value: what it means, and one as an example. */
export const told = <S extends Schema>(
  value: S,
  description: string,
  more: Readonly<Record<string, unknown>> = {},
): S => value.meta({ description, ...more })

/** A moment, as `2027-01-31T12:00:00.000Z`. */
export const moment = () => z.iso.datetime()
/** An id of ours (RFC 9562). */
export const uuid = () => z.guid({ error: 'must be an id, as 0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b5c' })
/** A value, or none: null. */
export const orNull = <S extends Schema>(value: S) => z.nullable(value)
/** It may be left out. */
export const optional = <S extends Schema>(value: S) => z.optional(value)
