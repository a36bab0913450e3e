// Packs the command line into a few files (part of `npm run build`). Loading some four hundred small modules costs more
// time than making a notice, so the program that people start is packed; the library stays one file a module.
// `npm run bench` shows what it gains.
import { copyFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)

/**
 * Parts of pdfkit that no document of ours uses but that it loads at once, 0.7 MB of them: its own fonts (ours are
 * drawn by `src/fonts`), its text flow, PNG images, encryption. Each becomes a module that complains when called.
 */
const unused = {
  fontkit: ['create'],
  linebreak: ['default'],
  'png-js': ['default'],
  '@noble/ciphers/aes': ['cbc', 'ecb'],
}

const withoutUnused = {
  name: 'without-unused-parts-of-pdfkit',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(fontkit|linebreak|png-js|@noble\/ciphers\/aes)$/ }, ({ path, importer }) =>
      importer.includes('pdfkit') ? { path, namespace: 'unused' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => {
      const stub = `() => { throw new Error(${JSON.stringify(`${path} is left out of the packed command line`)}) }`
      const names = unused[path].map((name) =>
        name === 'default' ? `export default ${stub}` : `export const ${name} = ${stub}`,
      )
      return { contents: names.join('\n'), loader: 'js' }
    })
  },
}

await build({
  entryPoints: [join(root, 'dist/cli/main.js')],
  outdir: join(root, 'dist/cli'),
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  minify: true,
  legalComments: 'linked',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  chunkNames: 'part-[hash]',
  // fontkit itself stays a package: only a font of an unusual kind needs it (src/fonts/fontkit-subset.ts).
  external: ['fontkit'],
  plugins: [withoutUnused],
  banner: {
    js: "import{createRequire as packedRequire}from'node:module';const require=packedRequire(import.meta.url);",
  },
  logLevel: 'error',
})

// pdfkit reads its colour profile beside its own module.
const profile = 'data/sRGB_IEC61966_2_1.icc'
mkdirSync(join(root, 'dist/cli/data'), { recursive: true })
copyFileSync(join(dirname(require.resolve('pdfkit')), profile), join(root, 'dist/cli', profile))
