export type PlanCertificate = { readonly kinds: readonly unknown[] }
