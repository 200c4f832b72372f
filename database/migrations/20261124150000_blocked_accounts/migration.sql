-- An account that may not sign in any more; what it did stays in the record under its name.
ALTER TABLE "user" ADD COLUMN "blockedAt" timestamptz(3);
COMMENT ON COLUMN "user"."blockedAt" IS 'Since when an administrator has blocked the account: no session of it counts, and it gets no mail.';
