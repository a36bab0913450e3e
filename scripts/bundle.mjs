// Packs the command line into one file (part of `npm run build`). Loading some four hundred small modules costs more
// time than making a notice, so the program that people start is packed; the library stays one file a module.
// `npm run bench` shows what it gains.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
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

const packed = join(root, 'dist/cli/packed.cjs')
await build({
  entryPoints: [join(root, 'dist/cli/main.js')],
  outfile: packed,
  bundle: true,
  minify: true,
  legalComments: 'linked',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // fontkit stays a package, which only a font of an unusual kind needs (src/fonts/fontkit-subset.ts), and so does
  // workerpool, which starts its workers from files of its own.
  external: ['fontkit', 'workerpool'],
  // What stays a package is loaded by `require`: V8's kept code knows no `import()`.
  supported: { 'dynamic-import': false },
  plugins: [withoutUnused],
  define: { 'import.meta.url': 'packedUrl' },
  banner: { js: "const packedUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'error',
})

// pdfkit reads its colour profile beside its own module.
const profile = 'data/sRGB_IEC61966_2_1.icc'
mkdirSync(join(root, 'dist/cli/data'), { recursive: true })
copyFileSync(join(dirname(require.resolve('pdfkit')), profile), join(root, 'dist/cli', profile))

// Real runs, so that V8's compiled code of what they need can be kept (src/cli/load-program.ts). A checkout whose data
// are being edited may not run; then the program compiles itself at each start, a little slower.
const runs = `
  require('node:v8').setFlagsFromString('--no-opt')
  import(process.argv[1]).then(async ({ loadProgram }) => {
    const { main } = await loadProgram()
    const common = ['--dry-run', '--fonts', 'bundled', '--workspace', process.argv[2]]
    await main(['draft', ...common])
    await main(['letters', ...common])
  })`
spawnSync(process.execPath, ['-e', runs, pathToFileURL(join(root, 'dist/cli/load-program.js')).href, root], {
  env: { ...process.env, TONGBAO_KEEP_CODE: '1' },
})
