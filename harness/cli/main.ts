#!/usr/bin/env node
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { ConformanceError, describeError } from '../judge/errors.ts'
import { launches } from '../server-definition.ts'
import { suite } from '../suite.ts'
import { userAgentKinds } from '../user-agent/user-agent.ts'
import {
  profileNamed,
  repeated,
  requirementNamed,
  shardOf,
  workerCount,
  type RunOptions,
} from './run-options.ts'
import type { DoctorOptions } from './doctor.ts'
import { heedInterruptions, Interruption } from './interruption.ts'
import type { InitOptions } from './init.ts'
import type { MutantOptions } from './mutants.ts'
import type { ProveOptions } from './prove.ts'
import type { ServeOptions } from './serve.ts'

/** The exit codes of the contract. */
const exit = { usage: 2, internal: 3 } as const

const portNumber = (text: string): number => {
  const port = /^\d+$/.test(text) ? Number(text) : -1
  if (port < 0 || port > 65_535) throw new InvalidArgumentError('Give a port from 0 to 65535.')
  return port
}

/** One line, whatever it was made of: a message may quote a log, or what another program said. */
const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ')

/** The command line that repeats this one. */
const reproduceLine = (): string =>
  ['npx', suite.name, ...process.argv.slice(2)]
    .map((word) => (/^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ')

const program = new Command(suite.name)
  .description('Judges how an OAuth 2.0 / OpenID Connect server treats user consent.')
  .version(suite.version)
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .configureOutput({ outputError: (text, write) => write(`${oneLine(text)}\n`) })

program
  .command('run')
  .description('judge one or more servers and write the reports')
  .option(
    '--server <name|file>',
    'a built-in server or a definition file; repeatable',
    repeated<string>,
    [],
  )
  .option('--profile <name>', 'only requirements of this profile; repeatable', profileNamed, [])
  .option('--requirement <id>', 'only this requirement; repeatable', requirementNamed, [])
  .addOption(new Option('--user-agent <kind>', 'what walks the pages').choices(userAgentKinds))
  .addOption(new Option('--launch <way>', 'how the servers are brought up').choices(launches))
  .option('--out <dir>', 'where the reports go', './conformance-report')
  .option('--baseline <file>', 'a results.json whose misses are accepted')
  .option('--strict', 'a warning fails the run too', false)
  .option('--workers <n>', 'how many scenarios at once', workerCount)
  .option('--shard <i/n>', 'only this part of the scenarios', shardOf)
  .action(async (options: RunOptions) => {
    heedInterruptions()
    const { run } = await import('./run.ts')
    process.exitCode = await run(options, reproduceLine())
  })

program
  .command('requirements')
  .description('list the catalogue, or explain one requirement or capability')
  .addArgument(new Argument('[name]', 'the requirement or capability to explain'))
  .option('--profile <name>', 'only this profile; repeatable', profileNamed, [])
  .action(async (name: string | undefined, options: Pick<RunOptions, 'profile'>) => {
    const { explain, listRequirements } = await import('./requirements.ts')
    const text = name === undefined ? listRequirements(options.profile) : explain(name)
    process.stdout.write(`${text}\n`)
  })

program
  .command('doctor')
  .description('tell whether a run can be made, and which field to mend where it cannot')
  .requiredOption(
    '--server <name|file>',
    'a built-in server or a definition file; repeatable',
    repeated<string>,
  )
  .addOption(new Option('--user-agent <kind>', 'what walks the pages').choices(userAgentKinds))
  .addOption(new Option('--launch <way>', 'how the servers are brought up').choices(launches))
  .option('--clean', 'only remove what interrupted runs left behind', false)
  .action(async (options: DoctorOptions) => {
    heedInterruptions()
    const { examine } = await import('./doctor.ts')
    process.exitCode = await examine(options)
  })

program
  .command('init')
  .description('write a commented server definition and a CI job into this folder')
  .addOption(
    new Option('--form <form>', 'a JSON file, or TypeScript')
      .choices(['json', 'ts'])
      .default('json'),
  )
  .addOption(
    new Option(
      '--profile <name>',
      'mcp: for a server at which applications register themselves',
    ).choices(['mcp']),
  )
  .action(async (options: InitOptions) => {
    const { scaffold } = await import('./init.ts')
    for (const path of await scaffold(options)) process.stdout.write(`wrote ${path}\n`)
  })

program
  .command('mutants')
  .description(
    'prove the suite: every deliberate defect must be found by the requirement it breaks',
  )
  .option('--mutant <name>', 'only this mutant; repeatable', repeated<string>, [])
  .option(
    '--requirement <id>',
    'only the mutants that are about this requirement, judged by it alone; repeatable',
    requirementNamed,
    [],
  )
  .option('--whole', 'judge each mutant by the whole catalogue', false)
  .option(
    '--accept',
    'make what was found the snapshot; of the whole catalogue with --whole',
    false,
  )
  .option('--out <dir>', 'where the evidence goes', './conformance-report/mutants')
  .option('--workers <n>', 'how many scenarios at once', workerCount)
  .action(async (options: Omit<MutantOptions, 'server' | 'profile' | 'strict' | 'userAgent'>) => {
    heedInterruptions()
    const { proveByMutants } = await import('./mutants.ts')
    const all = { server: [], profile: [], strict: false, userAgent: 'http', ...options } as const
    process.exitCode = await proveByMutants(all, reproduceLine())
  })

program
  .command('prove')
  .description('break one thing at a time between the suite and a server: which passes can fail')
  .requiredOption(
    '--server <name|file>',
    'a built-in server or a definition file; repeatable',
    repeated<string>,
  )
  .option('--profile <name>', 'only requirements of this profile; repeatable', profileNamed, [])
  .option('--requirement <id>', 'only this requirement; repeatable', requirementNamed, [])
  .addOption(new Option('--user-agent <kind>', 'what walks the pages').choices(userAgentKinds))
  .addOption(new Option('--launch <way>', 'how the servers are brought up').choices(launches))
  .option('--whole', 'break each thing for every pass, and tell what turns red unexplained', false)
  .option('--out <dir>', 'where the proof goes', './conformance-report/prove')
  .option('--workers <n>', 'how many scenarios at once', workerCount)
  .action(async (options: Omit<ProveOptions, 'strict'>) => {
    heedInterruptions()
    const { prove } = await import('./prove.ts')
    process.exitCode = await prove({ ...options, strict: false }, reproduceLine())
  })

program
  .command('matrix')
  .description('put the servers of several results side by side')
  .argument('<results.json...>')
  .option('--markdown', 'as a Markdown table', false)
  .action(async (files: readonly string[], { markdown }: { readonly markdown: boolean }) => {
    const { matrix } = await import('./compare.ts')
    process.stdout.write(matrix(files, markdown ? 'markdown' : 'terminal'))
  })

program
  .command('diff')
  .description('tell what changed between two results; exit code 1 when something got worse')
  .argument('<before.json>')
  .argument('<after.json>')
  .addOption(
    new Option('--fail-on <what>', 'what ends with exit code 1: a regression, or any change')
      .choices(['regression', 'change'])
      .default('regression'),
  )
  .action(
    async (
      before: string,
      after: string,
      { failOn }: { readonly failOn: 'regression' | 'change' },
    ) => {
      const { diff } = await import('./compare.ts')
      const { text, changed, worsened } = diff(before, after)
      process.stdout.write(text)
      process.exitCode = { regression: worsened, change: changed }[failOn] ? 1 : 0
    },
  )

program
  .command('serve')
  .description('run the reference server on loopback until interrupted')
  .addOption(
    new Option('--dialect <name>', 'whose front doors it wears')
      .choices(['auth0', 'okta'])
      .makeOptionMandatory(),
  )
  .option('--port <n>', 'default: any free port', portNumber, 0)
  .option('--token <t>', 'the management token; default: CONSENT_TOKEN, or a random one')
  .addOption(
    new Option('--consent-feature <state>', 'okta: off serves an org that has not got consent')
      .choices(['on', 'off'])
      .default('on'),
  )
  .action(async (options: ServeOptions) => {
    const { serve } = await import('./serve.ts')
    await serve(options)
  })

const main = async (): Promise<void> => {
  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed what is wrong; help and version are no errors.
      process.exitCode = error.exitCode === 0 ? 0 : exit.usage
      return
    }
    if (error instanceof Interruption) {
      process.stderr.write(`error: ${error.message}\n`)
      // What was interrupted may still be at work; it is not waited for.
      process.exit(error.exitCode)
    }
    const isUsers =
      error instanceof ConformanceError &&
      (error.code === 'usage' || error.code === 'configuration' || error.code === 'stage')
    process.stderr.write(
      isUsers
        ? `error: ${oneLine(error.message)}\n`
        : `internal error, please report it: ${error instanceof Error ? error.stack : describeError(error)}\n`,
    )
    process.exitCode = isUsers ? exit.usage : exit.internal
  }
}

await main()
