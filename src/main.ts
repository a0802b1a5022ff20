import { runCommandLine } from './doors/cli/index.ts'

process.exitCode = await runCommandLine(process.argv.slice(2))
