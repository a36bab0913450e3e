#!/usr/bin/env zx
// Writes data/模式/*.schema.json from the forms in src/data/schema.ts. Run after `npm run build`, when a form changes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { jsonSchemas } from '../dist/data/json-schemas.js'

const folder = new URL('../data/模式/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, text] of jsonSchemas()) writeFileSync(new URL(name, folder), text)
