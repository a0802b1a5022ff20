// a view is imported by its own slug: what a portal's page shows of the standards comes through here
export { conformancePage as conformanceShown } from '../../../../views/operator/conformance/conformance.ts'
