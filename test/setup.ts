import fc from 'fast-check'

// The same inputs in every run, so that a red test is the change's fault and not chance; `SEED=… npx vitest run …` tries others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20230403) })
