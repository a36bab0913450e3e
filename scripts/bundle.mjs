// Packs the command line into one file (part of `npm run build`). Loading some four hundred small modules costs more
// time than making a notice, so the program that people start is packed; the library stays one file a module.
// `npm run bench` shows what it gains.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
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

/** Handlebars writes source maps for templates that are compiled ahead of time; without the library it writes none. */
const withoutSourceMaps = {
  name: 'without-source-maps-of-templates',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^source-map$/ }, ({ path }) => ({ path, namespace: 'no-source-map' }))
    onLoad({ filter: /.*/, namespace: 'no-source-map' }, () => ({ contents: '', loader: 'js' }))
  },
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

/**
 * What Node has itself, as a module of which esbuild takes what is used: else each of our modules that imports all of
 * `node:path` or `node:fs` makes a copy of it when it is loaded, a getter for every name. F_OK and its like are left out:
 * Node.js 24 warns whoever touches them.
 */
const builtInsOnce = {
  name: 'built-ins-once',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(path|fs)$/ }, ({ path, kind, namespace }) =>
      kind === 'import-statement' && namespace === 'file' ? { path, namespace: 'built-in' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'built-in' }, ({ path }) => {
      const whole = `const whole = require(${JSON.stringify(path)}); export default whole`
      return { contents: `${whole}; export const { ${namesOf(path).join(', ')} } = whole`, loader: 'js' }
    })
  },
}

const namesOf = (path) => Object.keys(require(path)).filter((name) => !name.endsWith('_OK'))

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
  plugins: [withoutUnused, withoutSourceMaps, builtInsOnce],
  define: { 'import.meta.url': 'packedUrl' },
  banner: { js: "const packedUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'error',
})

// esbuild writes ASCII but for regular expressions. In ASCII alone the source is read and kept at a byte a character.
writeFileSync(
  packed,
  readFileSync(packed, 'utf8').replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ),
)

// pdfkit reads its colour profile beside its own module.
const profile = 'data/sRGB_IEC61966_2_1.icc'
mkdirSync(join(root, 'dist/cli/data'), { recursive: true })
copyFileSync(join(dirname(require.resolve('pdfkit')), profile), join(root, 'dist/cli', profile))

// npx sets this bit when it first links the program, not again after a build.
chmodSync(join(root, 'dist/cli/launch.js'), 0o755)

// Real runs, so that V8's compiled code of what they need can be kept (src/cli/load-program.ts). A checkout whose data
// are being edited may not run; then the program compiles itself at each start, a little slower.
const runs = `
  const [cli, workspace, base] = process.argv.slice(1)
  Promise.all(['v8-flags.js', 'load-program.js'].map((name) => import(cli + name))).then(async ([flags, loader]) => {
    flags.setColdFlags()
    const { main } = await loader.loadProgram()
    const common = ['--dry-run', '--fonts', 'bundled', '--workspace', workspace]
    await main(['draft', ...common])
    await main(['letters', ...common])
    await main(['revise', '--since', base, ...common])
  })`
const base = corrected()

spawnSync(process.execPath, ['-e', runs, pathToFileURL(join(root, 'dist/cli/')).href, root, base], {
  env: { ...process.env, TONGBAO_KEEP_CODE: '1' },
})
rmSync(base, { recursive: true })

/** A copy of the workspace with another figure, for a correction to be compared with. */
function corrected() {
  const folder = mkdtempSync(join(tmpdir(), 'tongbao-build-'))
  for (const part of ['data', 'templates'])
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      dereference: true,
      filter: (path) => !path.endsWith('版次'),
    })
  for (const year of readdirSync(join(folder, 'data'))) {
    const figures = join(folder, 'data', year, '数字.yaml')
    if (existsSync(figures))
      writeFileSync(
        figures,
        readFileSync(figures, 'utf8').replace(/[1-8](?=[0-9.]*[万人])/u, (digit) => Number(digit) + 1),
      )
  }
  return folder
}
