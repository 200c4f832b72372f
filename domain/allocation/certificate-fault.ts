/** What a plan or its certificate claims that does not hold, and where. */
export type CertificateFault = { readonly claim: string; readonly at: string }

export const fault = (claim: string, at: string | number = ''): CertificateFault => ({ claim, at: String(at) })
