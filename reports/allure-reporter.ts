import { FileSystemWriter } from 'allure-js-commons/sdk/reporter'
import { AllureReporter } from 'allure-playwright'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Writer = Pick<FileSystemWriter, 'writeAttachment' | 'writeAttachmentFromPath' | 'writeResult'>

/**
 * Writes Allure results without waiting until each file lies on the disk. Allure's own writer waits,
 * in the process that hands out the scenarios, and a run has thousands of these files. Nothing is
 * lost by it: a results folder counts only when its run has come to the end.
 */
class UnflushedWriter extends FileSystemWriter implements Writer {
  readonly #folder: string

  constructor(resultsDir: string) {
    super({ resultsDir })
    this.#folder = resultsDir
    mkdirSync(resultsDir, { recursive: true })
  }

  override writeAttachment(name: string, content: Buffer): void {
    writeFileSync(join(this.#folder, name), content)
  }

  override writeAttachmentFromPath(name: string, from: string): void {
    copyFileSync(from, join(this.#folder, name))
  }

  override writeResult(...[result]: Parameters<FileSystemWriter['writeResult']>): void {
    writeFileSync(join(this.#folder, `${result.uuid}-result.json`), JSON.stringify(result))
  }
}

/** Allure's reporter for Playwright, with a writer that does not hold up the run. */
export default class UnflushedAllureReporter extends AllureReporter {
  override onBegin(...[suite]: Parameters<AllureReporter['onBegin']>): void {
    super.onBegin(suite)
    const { resultsDir } = this.options
    if (resultsDir === undefined) return
    // The reporter has no option for its writer; the runtime that it makes keeps it in a public field.
    const { allureRuntime } = this as unknown as { allureRuntime: { writer: Writer } }
    allureRuntime.writer = new UnflushedWriter(resultsDir)
  }
}
