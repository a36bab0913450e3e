import * as z from 'zod'
import { relationsSchema, termsSchema } from './check-forms.js'
import { factsSchema, placesSchema, waiversSchema } from './schema.js'
import { lastYearSchema, retypedSchema } from './schema-compared.js'
import { figuresSchema } from './schema-figures.js'
import { indicatorsSchema, reportsSchema } from './schema-indicators.js'
import { ledgerSchema, letterSchema } from './schema-letters.js'

const forms = {
  地方: placesSchema,
  文件: factsSchema,
  指标: indicatorsSchema,
  数字: figuresSchema,
  上报: reportsSchema,
  勾稽: relationsSchema,
  用语: termsSchema,
  豁免: waiversSchema,
  函: letterSchema,
  台账: ledgerSchema,
  上年: lastYearSchema,
  复录: retypedSchema,
} as const

/**
 * The forms of the YAML files as JSON Schemas, for completion and hints in editors: file name in `data/模式/` → text.
 * What a schema cannot say (names that must exist, how a figure is written) only our own reader checks.
 */
export const jsonSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(forms).map(([name, form]) => {
      const schema = z.toJSONSchema(form, {
        io: 'input',
        target: 'draft-7',
        unrepresentable: 'any',
        override: mayBeBlank,
      })
      return [
        `${name}.schema.json`,
        `${JSON.stringify({ ...schema, title: name === '上报' ? `${name}/*.yaml` : `${name}.yaml` }, null, 2)}\n`,
      ]
    }),
  )

/** A key that need not be there may also stand without content; YAML reads that as null. */
const mayBeBlank = ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: JsonSchema }): void => {
  if (!(zodSchema instanceof z.ZodOptional)) return
  const { description, examples, ...form } = jsonSchema
  const { type, ...rest } = form
  // Beside a choice of forms or words a type would be asked for as well.
  if (type !== undefined && !rest.anyOf && !rest.enum && rest.const === undefined) {
    Object.assign(jsonSchema, { type: [type, 'null'].flat() })
    return
  }
  for (const key of Object.keys(form)) delete jsonSchema[key]
  jsonSchema.anyOf = [...(rest.anyOf ?? [form]), { type: 'null' }]
}

type JsonSchema = z.core.JSONSchema.BaseSchema
