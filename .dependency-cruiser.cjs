// The boundaries between the folders: specs → fixtures → harness, reports → harness/judge, and
// nothing points back. Types count as much as code. TypeScript is parsed by swc.

const playwright = 'node_modules/(@playwright/|playwright(-core)?/|allure-playwright/)'
const tests = '\\.test\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that import each other are one concept: make them one file, or find the third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'specs-to-fixtures-to-harness',
      comment: 'A spec tells what a consent server must do; how it is told is for the reports.',
      severity: 'error',
      from: { path: '^specs/' },
      to: { path: '^(reports|tests|harness/cli)/' },
    },
    {
      name: 'fixtures-to-harness',
      comment: 'Who takes part does not know what is judged, nor how it is told.',
      severity: 'error',
      from: { path: '^fixtures/' },
      to: { path: '^(specs|reports|tests|harness/cli)/' },
    },
    {
      name: 'harness-points-nowhere',
      comment:
        'The harness runs any spec on any server; only its command line puts the parts together.',
      severity: 'error',
      from: { path: '^harness/', pathNot: '^harness/cli/' },
      to: { path: '^(specs|fixtures|reports|tests|harness/cli)/' },
    },
    {
      name: 'reports-to-judge',
      comment: 'A report is made of results alone.',
      severity: 'error',
      from: { path: '^reports/' },
      to: { path: '^(specs|fixtures|tests|harness/(?!judge/))' },
    },
    {
      name: 'command-line-to-all-but-tests',
      severity: 'error',
      from: { path: '^harness/cli/' },
      to: { path: '^tests/' },
    },
    {
      name: 'requirements-are-data',
      comment: 'A *.requirements.ts file is read by tools that never start Playwright.',
      severity: 'error',
      from: { path: '\\.requirements\\.ts$' },
      to: { path: playwright, reachable: true },
    },
    {
      name: 'no-development-dependency-in-shipped-code',
      comment: 'The package installs only its dependencies; who judges an optional peer brings it.',
      severity: 'error',
      from: { path: '^(specs|fixtures|harness|reports|index\\.ts)', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer'] },
    },
    {
      name: 'no-undeclared-dependency',
      comment: 'What is imported is declared in package.json and can be found.',
      severity: 'error',
      from: {},
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'undetermined', 'unknown'],
        dependencyTypesNot: ['npm-peer'],
      },
    },
    {
      name: 'no-unresolvable-import',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    // Programs of other runtimes, beside which their launch puts what they import.
    exclude: { path: '^fixtures/servers/.+/assets/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
}
