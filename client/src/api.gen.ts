// Made from openapi.json by `npm run generate`. Change the routes instead.

export interface paths {
    readonly "/.well-known/jwks.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The public keys that access tokens are signed with
         * @description Open to everybody: it needs no access token.
         */
        readonly get: operations["getJwks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List agencies by code, or find them by name
         * @description Needs the permission `agencies.read`.
         */
        readonly get: operations["searchAgencies"];
        readonly put?: never;
        /**
         * Enter an agency
         * @description Needs the permission `agencies.manage`.
         */
        readonly post: operations["createAgency"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agencies/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See an agency
         * @description Needs the permission `agencies.read`.
         */
        readonly get: operations["readAgency"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete an agency that nothing refers to, such as one entered by mistake
         * @description Needs the permission `agencies.manage`.
         */
        readonly delete: operations["removeAgency"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change the name, license or addresses of an agency
         * @description Needs the permission `agencies.manage`.
         */
        readonly patch: operations["changeAgency"];
        readonly trace?: never;
    };
    readonly "/api/v1/agencies/{id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Close an agency; its customers and policies stay its own
         * @description Needs the permission `agencies.manage`.
         */
        readonly post: operations["closeAgency"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agencies/{id}/reinstate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a suspended or closed agency active again
         * @description Needs the permission `agencies.manage`.
         */
        readonly post: operations["reinstateAgency"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agencies/{id}/suspend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Suspend an agency
         * @description Its agents can no longer sign in, and it writes no new business, until it is reinstated.
         *
         *     Needs the permission `agencies.manage`.
         */
        readonly post: operations["suspendAgency"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the audit trail, newest first
         * @description Needs the permission `audit.trail.read`.
         */
        readonly get: operations["listAuditEntries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/entries/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a row of the audit trail
         * @description Needs the permission `audit.trail.read`.
         */
        readonly get: operations["readAuditEntry"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/entries/{id}/proof": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Prove that a row was in the trail when a checkpoint was told outside
         * @description Needs the permission `audit.trail.read`.
         */
        readonly get: operations["proveAuditEntry"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Export the sealed trail of a time for an auditor
         * @description One JSON value on each line: the keys, each seal with its rows under it, and a checkpoint at the end. `scripts/verify-audit-export.mjs` verifies it with nothing but Node.
         *
         *     Needs the permission `audit.trail.export`.
         */
        readonly get: operations["exportAuditTrail"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/legal-holds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List legal holds, newest first
         * @description Needs the permission `audit.holds.manage`.
         */
        readonly get: operations["listLegalHolds"];
        readonly put?: never;
        /**
         * Hold records for a suit or an inquiry: nothing removes or erases them
         * @description Needs the permission `audit.holds.manage`.
         */
        readonly post: operations["placeLegalHold"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/legal-holds/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Release all that a matter holds
         * @description Needs the permission `audit.holds.manage`.
         */
        readonly post: operations["releaseLegalHold"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/retention-policies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See how long records are kept, and what the law asks for
         * @description Needs the permission `audit.retention.manage`.
         */
        readonly get: operations["listRetentionPolicies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit/retention-policies/{subject}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change how long records are kept, never below what the law asks for
         * @description Needs the permission `audit.retention.manage`.
         */
        readonly patch: operations["changeRetentionPolicy"];
        readonly trace?: never;
    };
    readonly "/api/v1/auth/login": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sign in with e-mail and password
         * @description Open to everybody: it needs no access token.
         */
        readonly post: operations["signIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/logout": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sign out: the token is refused from now on
         * @description Needs the permission `identity.session`.
         */
        readonly post: operations["signOut"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See who is signed in
         * @description Needs the permission `identity.session`.
         */
        readonly get: operations["readCurrentUser"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change the own password; other sessions end
         * @description Needs the permission `identity.session`.
         */
        readonly post: operations["changePassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See where one is signed in
         * @description Needs the permission `identity.session`.
         */
        readonly get: operations["listOwnSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/sessions/{id}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sign out somewhere else
         * @description Needs the permission `identity.session`.
         */
        readonly post: operations["endOwnSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing-accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find billing accounts, newest first
         * @description Needs the permission `billing.read`.
         */
        readonly get: operations["searchBillingAccounts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing-accounts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a billing account and its installments
         * @description Needs the permission `billing.read`.
         */
        readonly get: operations["readBillingAccount"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change the way of paying for what is not billed yet
         * @description Needs the permission `billing.change-plan`.
         */
        readonly patch: operations["changeBillingAccountPlan"];
        readonly trace?: never;
    };
    readonly "/api/v1/billing-accounts/{id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Close an account whose coverage is over, and write off what is still owed
         * @description Needs the permission `billing.close-account`.
         */
        readonly post: operations["closeBillingAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing-accounts/{id}/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the ledger of a billing account
         * @description Needs the permission `billing.read`.
         */
        readonly get: operations["listBillingEntries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing-accounts/{id}/payments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the payments of an account, newest first
         * @description Needs the permission `billing.read`.
         */
        readonly get: operations["listPayments"];
        readonly put?: never;
        /**
         * Record a payment that came in
         * @description Needs the permission `billing.record-payment`.
         */
        readonly post: operations["recordPayment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing-accounts/{id}/plan/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * See what another way of paying would ask for and when
         * @description Needs the permission `billing.change-plan`.
         */
        readonly post: operations["previewBillingAccountPlan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing-accounts/{id}/refunds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ask for money to be paid back
         * @description Needs the permission `billing.request-refund`.
         */
        readonly post: operations["requestRefund"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/book-ratings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List re-ratings of books, newest first
         * @description Needs the permission `policies.read-book-ratings`.
         */
        readonly get: operations["searchImpactAnalyses"];
        readonly put?: never;
        /**
         * Re-rate the policies of a plan on a candidate edition, in the background
         * @description Needs the permission `policies.rate-book`.
         */
        readonly post: operations["startImpactAnalysis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/book-ratings/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See how far a re-rating is
         * @description Needs the permission `policies.read-book-ratings`.
         */
        readonly get: operations["readImpactAnalysis"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/book-ratings/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End a re-rating that is not wanted any more, and say why
         * @description Needs the permission `policies.rate-book`.
         */
        readonly post: operations["cancelImpactAnalysis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/book-ratings/{id}/page": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the result of a re-rating as a page with its histogram
         * @description A complete HTML page: no scripts, no requests, its own Content-Security-Policy in the header and in the page. The access token travels in the Authorization header as everywhere else, so a browser program fetches the page and shows the text in a frame (`srcdoc`, with `sandbox`) or as a `blob:` address; saved as a file it can be read and printed without the server.
         *
         *     Needs the permission `policies.read-book-ratings`.
         */
        readonly get: operations["readImpactAnalysisPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/book-ratings/{id}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pause a re-rating after the batch at hand
         * @description Needs the permission `policies.rate-book`.
         */
        readonly post: operations["pauseImpactAnalysis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/book-ratings/{id}/result": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See what the candidate does to the book
         * @description Needs the permission `policies.read-book-ratings`.
         */
        readonly get: operations["readImpactAnalysisResult"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/book-ratings/{id}/result.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Download the result policy by policy
         * @description Needs the permission `policies.read-book-ratings`.
         */
        readonly get: operations["exportImpactAnalysisResult"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/book-ratings/{id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Go on with a paused re-rating where it stands
         * @description Needs the permission `policies.rate-book`.
         */
        readonly post: operations["resumeImpactAnalysis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-authorities": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List who may commit how much on claims, newest grant first
         * @description Needs the permission `claims.read-authorities`.
         */
        readonly get: operations["searchClaimAuthorities"];
        readonly put?: never;
        /**
         * Say who may commit how much on claims
         * @description Nobody holds an authority by being an administrator, and nobody grants one to oneself.
         *
         *     Needs the permission `claims.grant-authorities`.
         */
        readonly post: operations["grantClaimAuthority"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-authorities/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See one authority on claims
         * @description Needs the permission `claims.read-authorities`.
         */
        readonly get: operations["readClaimAuthority"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Say when an authority on claims ends
         * @description Needs the permission `claims.grant-authorities`.
         */
        readonly patch: operations["endClaimAuthority"];
        readonly trace?: never;
    };
    readonly "/api/v1/claim-contacts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find contacts by name
         * @description Needs the permission `claims.edit-contacts`.
         */
        readonly get: operations["listClaimContacts"];
        readonly put?: never;
        /**
         * Enter a person or a firm that claims have to do with
         * @description Needs the permission `claims.edit-contacts`.
         */
        readonly post: operations["createClaimContact"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-contacts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a contact
         * @description Needs the permission `claims.edit-contacts`.
         */
        readonly get: operations["getClaimContact"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Correct a contact
         * @description Needs the permission `claims.edit-contacts`.
         */
        readonly patch: operations["updateClaimContact"];
        readonly trace?: never;
    };
    readonly "/api/v1/claim-diary": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See what is to be done on claims, the most urgent first
         * @description Deadlines come from the law of the state, with its citation; others are set by adjusters.
         *
         *     Needs the permission `claims.read-diary`.
         */
        readonly get: operations["listClaimDiary"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-diary/{id}/done": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say that something has been done
         * @description Needs the permission `claims.edit-diary`.
         */
        readonly post: operations["finishClaimDiaryEntry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-reserve-rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the rules of reserves, newest first
         * @description Needs the permission `claims.read-financials`.
         */
        readonly get: operations["listClaimReserveRules"];
        readonly put?: never;
        /**
         * Say what is set aside when an exposure is opened
         * @description Needs the permission `claims.edit-reserve-rules`.
         */
        readonly post: operations["addClaimReserveRule"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-reserve-rules/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a rule of reserves
         * @description Needs the permission `claims.read-financials`.
         */
        readonly get: operations["getClaimReserveRule"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Say when a rule of reserves ends
         * @description Needs the permission `claims.edit-reserve-rules`.
         */
        readonly patch: operations["endClaimReserveRule"];
        readonly trace?: never;
    };
    readonly "/api/v1/claim-transactions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List transactions of claims, newest first
         * @description Needs the permission `claims.read-financials`.
         */
        readonly get: operations["listClaimTransactions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-transactions/queue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See what waits for somebody with enough authority, the oldest first
         * @description Needs the permission `claims.decide-transactions`.
         */
        readonly get: operations["listClaimApprovalQueue"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-transactions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a transaction of a claim
         * @description Needs the permission `claims.read-financials`.
         */
        readonly get: operations["getClaimTransaction"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-transactions/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approve what waits
         * @description Needs the permission `claims.decide-transactions`.
         */
        readonly post: operations["approveClaimTransaction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-transactions/{id}/decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Decline what waits
         * @description Needs the permission `claims.decide-transactions`.
         */
        readonly post: operations["declineClaimTransaction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-transactions/{id}/reissue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stop a payment and put another one in its place
         * @description Like any payment it waits for a second person, unless the authority of the caller needs none.
         *
         *     Needs the permission `claims.pay`.
         */
        readonly post: operations["reissueClaimPayment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-transactions/{id}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stop a payment at the bank
         * @description Needs the permission `claims.pay`.
         */
        readonly post: operations["stopClaimPayment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-transactions/{id}/void": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Void a payment or a recovery
         * @description Needs the permission `claims.pay`.
         */
        readonly post: operations["voidClaimTransaction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claim-transitions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See which steps a claim can take, who may take them and what they ask for
         * @description Needs the permission `claims.read`.
         */
        readonly get: operations["rulesClaimLifecycle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find claims, newest first
         * @description Needs the permission `claims.read`.
         */
        readonly get: operations["searchClaims"];
        readonly put?: never;
        /**
         * Report a loss
         * @description Whatever is known is enough; the answer lists what is missing. The policy is found by its id or number, by the insured, the vehicle or the place; where several fit, or none, the claim waits for somebody who says which it is. A loss without coverage is taken too, and the claim says why there is none.
         *
         *     Needs the permission `claims.report`.
         */
        readonly post: operations["registerClaim"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a claim, what it lacks, and what can be done next
         * @description Needs the permission `claims.read`.
         */
        readonly get: operations["readClaim"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Enter what a claim lacks, or correct it
         * @description Another policy, day or time of loss is verified anew; the verification before is kept.
         *
         *     Needs the permission `claims.adjust`.
         */
        readonly patch: operations["completeClaim"];
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approve a claim up to an amount
         * @description Losses are paid within it. Beyond the authority of the caller the claim stays under review, and the approval waits in the queue for somebody with enough.
         *
         *     Needs the permission `claims.decide`.
         */
        readonly post: operations["approveClaimLifecycle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Close a claim on which nothing is open any more
         * @description Needs the permission `claims.adjust`.
         */
        readonly post: operations["closeClaimLifecycle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/deny": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Deny a claim
         * @description Cites the provisions of the coverage on which the denial rests. Where there was no coverage on the day of the loss, the policy period is cited.
         *
         *     Needs the permission `claims.decide`.
         */
        readonly post: operations["denyClaimLifecycle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/diary": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See the diary of a claim, what was done too
         * @description Needs the permission `claims.read-diary`.
         */
        readonly get: operations["getClaimDiary"];
        readonly put?: never;
        /**
         * Set something to be done by a day
         * @description Needs the permission `claims.edit-diary`.
         */
        readonly post: operations["addClaimDiaryEntry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the ledger of a claim in order
         * @description Needs the permission `claims.read-financials`.
         */
        readonly get: operations["listClaimEntries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/exposures": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See incidents and exposures, with what each loss is settled for
         * @description Needs the permission `claims.read-financials`.
         */
        readonly get: operations["listClaimExposures"];
        readonly put?: never;
        /**
         * Open an exposure: a coverage under which somebody claims
         * @description With a reserve line for loss, adjusting and legal costs, and what the rules of reserves set aside.
         *
         *     Needs the permission `claims.adjust`.
         */
        readonly post: operations["openClaimExposure"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/exposures/{exposureId}/loss": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Say how large a loss is
         * @description The answer shows how deductible, coinsurance and limits make of it what is paid.
         *
         *     Needs the permission `claims.adjust`.
         */
        readonly put: operations["assessClaimLoss"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/financials": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See reserves, payments and recoveries of a claim
         * @description Needs the permission `claims.read-financials`.
         */
        readonly get: operations["getClaimFinancials"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/incidents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say what was damaged or who was hurt
         * @description Needs the permission `claims.adjust`.
         */
        readonly post: operations["openClaimIncident"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/merge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Merge a claim into another one of the same loss
         * @description It is closed, and its notices are read with those of the claim that stays, which is the answer.
         *
         *     Needs the permission `claims.adjust`.
         */
        readonly post: operations["mergeClaim"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/notices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Add what somebody else tells of the same loss
         * @description Needs the permission `claims.report`.
         */
        readonly post: operations["noticeClaim"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/payments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ask for a payment
         * @description It is held back from the reserve at once, and booked when a second person with enough authority approves it. Of a recurring payment the first is the answer.
         *
         *     Needs the permission `claims.pay`.
         */
        readonly post: operations["requestClaimPayment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/payments-stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stop all payments on a claim, or let them go on
         * @description Needs the permission `claims.stop-payments`.
         */
        readonly post: operations["stopPaymentsClaimLifecycle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/recoveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record what came back
         * @description Needs the permission `claims.pay`.
         */
        readonly post: operations["recordClaimRecovery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Reopen a claim that had ended
         * @description Needs the permission `claims.decide`.
         */
        readonly post: operations["reopenClaimLifecycle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/reserves": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Set a reserve
         * @description What is beyond the authority of the caller waits for somebody with enough (status pending).
         *
         *     Needs the permission `claims.reserve`.
         */
        readonly post: operations["setClaimReserve"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin to review a claim
         * @description Needs the permission `claims.adjust`.
         */
        readonly post: operations["reviewClaimLifecycle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See who is named on a claim, and as what
         * @description Needs the permission `claims.read-financials`.
         */
        readonly get: operations["listClaimRoles"];
        readonly put?: never;
        /**
         * Say what a contact is on a claim
         * @description Needs the permission `claims.edit-contacts`.
         */
        readonly post: operations["addClaimRole"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/roles/{roleId}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say that a contact is this on the claim no more
         * @description Needs the permission `claims.edit-contacts`.
         */
        readonly post: operations["endClaimRole"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See what has happened on a claim, the latest first
         * @description Needs the permission `claims.read-financials`.
         */
        readonly get: operations["getClaimTimeline"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/transitions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See the steps that a claim has taken
         * @description Needs the permission `claims.read`.
         */
        readonly get: operations["takenClaimLifecycle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/verifications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See what the policy promised on the day of the loss
         * @description As it was known then and as it was known when somebody looked, with the differences; newest first.
         *
         *     Needs the permission `claims.read`.
         */
        readonly get: operations["verifiedClaim"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Look again at what the policy promised on the day of the loss
         * @description Needs the permission `claims.adjust`.
         */
        readonly post: operations["verifyClaim"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/claims/{id}/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record that a claim is withdrawn
         * @description Needs the permission `claims.adjust`.
         */
        readonly post: operations["withdrawClaimLifecycle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/clients": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List clients by their client id
         * @description Needs the permission `identity.clients.read`.
         */
        readonly get: operations["listClients"];
        readonly put?: never;
        /**
         * Register a client; its secret is shown once
         * @description Needs the permission `identity.clients.manage`.
         */
        readonly post: operations["createClient"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/clients/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a client
         * @description Needs the permission `identity.clients.read`.
         */
        readonly get: operations["readClient"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change what a client may do; effective with its next request
         * @description Needs the permission `identity.clients.manage`.
         */
        readonly patch: operations["changeClient"];
        readonly trace?: never;
    };
    readonly "/api/v1/clients/{id}/activate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a deactivated client in again; it asks for new tokens
         * @description Needs the permission `identity.clients.manage`.
         */
        readonly post: operations["activateClient"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/clients/{id}/deactivate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Refuse a client everywhere from now on; all of its tokens end
         * @description Needs the permission `identity.clients.manage`.
         */
        readonly post: operations["deactivateClient"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/clients/{id}/secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give a client a new secret, shown once; the one before goes on for a while
         * @description Needs the permission `identity.clients.manage`.
         */
        readonly post: operations["rotateClientSecret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/companies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List writing companies by code, or find them by legal name
         * @description Needs the permission `agencies.companies.read`.
         */
        readonly get: operations["searchCompanies"];
        readonly put?: never;
        /**
         * Enter a writing company with its letterhead
         * @description Needs the permission `agencies.companies.manage`.
         */
        readonly post: operations["createCompany"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/companies/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a writing company
         * @description Needs the permission `agencies.companies.read`.
         */
        readonly get: operations["readCompany"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change the legal name, NAIC number or letterhead of a company
         * @description Needs the permission `agencies.companies.manage`.
         */
        readonly patch: operations["changeCompany"];
        readonly trace?: never;
    };
    readonly "/api/v1/companies/{id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Close a company to new business; it goes on serving what it has written
         * @description Needs the permission `agencies.companies.manage`.
         */
        readonly post: operations["closeCompany"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/companies/{id}/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Open a closed company to new business again
         * @description Needs the permission `agencies.companies.manage`.
         */
        readonly post: operations["reopenCompany"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/customers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find customers by name, e-mail address or external id
         * @description Needs the permission `customers.read`.
         */
        readonly get: operations["searchCustomers"];
        readonly put?: never;
        /**
         * Enter a customer
         * @description Needs the permission `customers.create`.
         */
        readonly post: operations["createCustomer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/customers/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a customer, or the one into whom it was merged
         * @description Needs the permission `customers.read`.
         */
        readonly get: operations["readCustomer"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a customer who stands on no policy
         * @description Quotes and notices keep the reference; quotes cannot be bound any more.
         *
         *     Needs the permission `customers.delete`.
         */
        readonly delete: operations["deleteCustomer"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Correct a customer
         * @description Needs the permission `customers.update`.
         */
        readonly patch: operations["updateCustomer"];
        readonly trace?: never;
    };
    readonly "/api/v1/customers/{id}/losses": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See the losses that claims have recorded with a customer, the latest first
         * @description Needs the permission `customers.read`.
         */
        readonly get: operations["listCustomerLosses"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/customers/{id}/merge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Merge a customer who was entered twice into the one who stays
         * @description What was written for the duplicate keeps its id and is found under both; the one who stays gets what only the duplicate knew.
         *
         *     Needs the permission `customers.merge`.
         */
        readonly post: operations["mergeCustomer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/delinquencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List accounts that are past due, the longest first
         * @description Needs the permission `billing.read-delinquencies`.
         */
        readonly get: operations["searchDelinquentAccounts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/document-links/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See whether a link still opens its document
         * @description Needs the permission `documents.share`.
         */
        readonly get: operations["readDocumentLink"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/document-links/{id}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End a link before its time
         * @description Needs the permission `documents.share`.
         */
        readonly post: operations["revokeDocumentLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/documents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List documents, newest first
         * @description Needs the permission `documents.read`.
         */
        readonly get: operations["searchDocuments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/documents/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See what a document is and what it was made of
         * @description Needs the permission `documents.read`.
         */
        readonly get: operations["readDocument"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/documents/{id}/html": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a document as it was issued, as a page
         * @description A complete HTML page without scripts or requests, with the same content as the PDF. The ETag is the SHA-256 of it.
         *
         *     Needs the permission `documents.read`.
         */
        readonly get: operations["readDocumentPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/documents/{id}/links": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the links to a document, newest first
         * @description Needs the permission `documents.share`.
         */
        readonly get: operations["listDocumentLinks"];
        readonly put?: never;
        /**
         * Make a link that opens a document for some minutes, for somebody without an account
         * @description Whoever has the link reads the document, as often as they like until it is over: hand it to one person. Making, opening and revoking are in the audit trail.
         *
         *     Needs the permission `documents.share`.
         */
        readonly post: operations["shareDocument"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/documents/{id}/pdf": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a document as it was issued, as PDF
         * @description The ETag is the SHA-256 of the bytes. They never change: 304 for a reader who has them.
         *
         *     Needs the permission `documents.read`.
         */
        readonly get: operations["readDocumentPdf"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/documents/{id}/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Check that a document is still what was issued
         * @description Needs the permission `documents.verify`.
         */
        readonly get: operations["verifyDocument"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/loss-runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See what the claims of a policy, or of a customer, have cost
         * @description Name one of the two. Claims that ended without a payment are listed too.
         *
         *     Needs the permission `claims.read-financials`.
         */
        readonly get: operations["getLossRun"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the notices that are still to be mailed, the most pressing first
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["listNoticesToMail"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notices/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a notice
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["readPolicyNotice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notices/{id}/mailed": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record that a notice was mailed, with proof
         * @description Notice periods run from mailing: a mailing that comes too late for the day is refused.
         *
         *     Needs the permission `policies.mail-notices`.
         */
        readonly post: operations["recordNoticeMailing"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notices/{id}/returned": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record that a notice came back
         * @description Needs the permission `policies.mail-notices`.
         */
        readonly post: operations["recordNoticeReturn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/payment-plans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List payment plans, newest first
         * @description Needs the permission `billing.read`.
         */
        readonly get: operations["searchPaymentPlans"];
        readonly put?: never;
        /**
         * Offer a payment plan
         * @description Needs the permission `billing.edit-plans`.
         */
        readonly post: operations["addPaymentPlan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/payment-plans/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See one payment plan
         * @description Needs the permission `billing.read`.
         */
        readonly get: operations["readPaymentPlan"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Say when a payment plan is no longer offered
         * @description Needs the permission `billing.edit-plans`.
         */
        readonly patch: operations["endPaymentPlan"];
        readonly trace?: never;
    };
    readonly "/api/v1/payments/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a payment
         * @description Needs the permission `billing.read`.
         */
        readonly get: operations["readPayment"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/payments/{id}/reverse": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Reverse a payment that bounced or was entered in error
         * @description Needs the permission `billing.reverse-payment`.
         */
        readonly post: operations["reversePayment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find policies, newest first
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["searchPolicies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Download all policies that a search finds, newest first
         * @description Written as fast as it is read. Each row is as it stood when it was written; rows made after the beginning are not in it.
         *
         *     Needs the permission `policies.export`.
         */
        readonly get: operations["exportPolicies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a policy as it stands on any day, and as known at any moment
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["readPolicy"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/billing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See what a policy owes and its installments
         * @description Needs the permission `billing.read`.
         */
        readonly get: operations["readPolicyBilling"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/cancellation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See how a policy stands with its cancellation, and what is given back
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["readCancellation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/cancellations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel a policy, or schedule its cancellation
         * @description Today or earlier ends coverage at once; a later day is announced and can be rescinded until then. An insurer owes the notice that is recorded for the state.
         *
         *     Needs the permission `policies.cancel`.
         */
        readonly post: operations["cancelPolicy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/cancellations/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * See what a cancellation would give back, and when it may be; nothing is kept
         * @description Needs the permission `policies.cancel`.
         */
        readonly post: operations["previewCancellation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/cancellations/rescission": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take a scheduled cancellation back before its day
         * @description Needs the permission `policies.cancel`.
         */
        readonly post: operations["rescindCancellation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/endorsements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change a policy from a day of its term on
         * @description Rated on the edition that the term began with and prorated by the day. Entries that take effect later are reversed and booked again.
         *
         *     Needs the permission `policies.endorse`.
         */
        readonly post: operations["endorsePolicy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/endorsements/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * See what a change of a policy would cost; nothing is kept
         * @description Needs the permission `policies.endorse`.
         */
        readonly post: operations["previewEndorsement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/endorsements/referrals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put a change before underwriters
         * @description Nothing of the policy changes. Once they have approved it, it is bound with `referralId`.
         *
         *     Needs the permission `policies.endorse`.
         */
        readonly post: operations["referEndorsement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/endorsements/referrals/{referralId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See what underwriters have said of a change
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["readEndorsementReferral"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/non-renewal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See whether a policy is not to be renewed, and how that stands
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["readNonRenewal"];
        readonly put?: never;
        /**
         * Let a policy end with its term
         * @description An insurer owes the notice that is recorded for the state, and a renewal that is prepared or offered is given up. The insured may ask for it on any day.
         *
         *     Needs the permission `policies.non-renew`.
         */
        readonly post: operations["nonRenewPolicy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/non-renewal/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * See until when a notice would have to be mailed; nothing is kept
         * @description Needs the permission `policies.non-renew`.
         */
        readonly post: operations["previewNonRenewal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/non-renewal/withdrawal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a policy be renewed after all, while its term has not run out
         * @description Needs the permission `policies.non-renew`.
         */
        readonly post: operations["withdrawNonRenewal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/notices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the notices of a policy, newest first
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["listPolicyNotices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/parties": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List who is named on a policy, also those who have left it
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["listPolicyParties"];
        readonly put?: never;
        /**
         * Put a mortgagee, lienholder, insured or other interest on a policy
         * @description Needs the permission `policies.change-parties`.
         */
        readonly post: operations["addPolicyParty"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/parties/{partyId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Take a party off a policy from a day on
         * @description Needs the permission `policies.change-parties`.
         */
        readonly patch: operations["endPolicyParty"];
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/reinstatements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Reinstate a canceled policy, with or without lapse
         * @description Without lapse, what the cancellation took back comes back and all nets to zero.
         *
         *     Needs the permission `policies.reinstate`.
         */
        readonly post: operations["reinstatePolicy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/reinstatements/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * See what a reinstatement would charge; nothing is kept
         * @description Needs the permission `policies.reinstate`.
         */
        readonly post: operations["previewReinstatement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/renewal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See the renewal of a policy
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["readPolicyRenewal"];
        readonly put?: never;
        /**
         * Prepare the renewal of a policy now, or rate it again
         * @description What is insured on the last day, on the edition in force for renewals on the first day of the next term. Once offered it keeps its edition.
         *
         *     Needs the permission `policies.renew`.
         */
        readonly post: operations["prepareRenewal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/transactions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the ledger of a policy in the order in which it was booked, with all charges
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["listPolicyTransactions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/transactions/{transactionId}/worksheet": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See how the premium of an entry of the ledger came about, for a whole term
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["readPolicyWorksheet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/policies/{id}/transactions/{transactionId}/worksheet/page": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read how the premium of an entry of the ledger came about, as a page with a waterfall chart
         * @description A complete HTML page: no scripts, no requests, its own Content-Security-Policy in the header and in the page. The access token travels in the Authorization header as everywhere else, so a browser program fetches the page and shows the text in a frame (`srcdoc`, with `sandbox`) or as a `blob:` address; saved as a file it can be read and printed without the server.
         *
         *     Needs the permission `policies.read`.
         */
        readonly get: operations["readPolicyWorksheetPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{productType}/inputs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read what a quote of a product has to say, as JSON Schema
         * @description JSON Schema 2020-12 of the body that creates a draft or a quote: names, types, allowed values, defaults, titles, units, bounds, and what is required. It is written from the edition that rates, and as that reads risks. Its ETag stays until another edition is in force or a bound moves with the day: send it in If-None-Match. Keywords that begin with `x-` are explained in docs/product-inputs.md.
         *
         *     Needs the permission `quoting.create`.
         */
        readonly get: operations["readProductInputs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quote-groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Quote alternatives for one risk: good, better, best
         * @description They are rated together, on one edition, and all are kept or none. Each is a quote with a number of its own; binding one ends the others.
         *
         *     Needs the permission `quoting.create`.
         */
        readonly post: operations["createQuoteGroup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quote-groups/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Compare alternatives side by side
         * @description Needs the permission `quoting.read`.
         */
        readonly get: operations["readQuoteGroup"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quote-groups/{id}/page": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Compare alternatives side by side, as a page
         * @description A complete HTML page: no scripts, no requests, its own Content-Security-Policy in the header and in the page. The access token travels in the Authorization header as everywhere else, so a browser program fetches the page and shows the text in a frame (`srcdoc`, with `sandbox`) or as a `blob:` address; saved as a file it can be read and printed without the server.
         *
         *     Needs the permission `quoting.read`.
         */
        readonly get: operations["readQuoteGroupPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quote-validities": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List for how many days prices are held, newest setting first
         * @description Needs the permission `quoting.read`.
         */
        readonly get: operations["searchQuoteValidities"];
        readonly put?: never;
        /**
         * Set for how many days prices are held
         * @description The setting of a product in a state goes before that of the product, that before the state’s.
         *
         *     Needs the permission `quoting.edit-validities`.
         */
        readonly post: operations["setQuoteValidity"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quote-validities/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See one setting
         * @description Needs the permission `quoting.read`.
         */
        readonly get: operations["readQuoteValidity"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Say when a setting ends
         * @description Needs the permission `quoting.edit-validities`.
         */
        readonly patch: operations["endQuoteValidity"];
        readonly trace?: never;
    };
    readonly "/api/v1/quotes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find quotes, newest first
         * @description Needs the permission `quoting.read`.
         */
        readonly get: operations["searchQuotes"];
        readonly put?: never;
        /**
         * Rate a risk and keep the price as a quote
         * @description Needs the permission `quoting.create`.
         */
        readonly post: operations["createQuote"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quotes/drafts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin a quote that may still lack things
         * @description The answer lists what the manual asks for and is not there yet (`missing`).
         *
         *     Needs the permission `quoting.create`.
         */
        readonly post: operations["createQuoteDraft"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quotes/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Download all quotes that a search finds, newest first
         * @description Written as fast as it is read. Each row is as it stood when it was written; rows made after the beginning are not in it.
         *
         *     Needs the permission `quoting.export`.
         */
        readonly get: operations["exportQuotes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quotes/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a quote
         * @description Needs the permission `quoting.read`.
         */
        readonly get: operations["readQuote"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Fill in a draft
         * @description Each section that is sent takes the place of the one before; null takes it away.
         *
         *     Needs the permission `quoting.create`.
         */
        readonly patch: operations["changeQuoteDraft"];
        readonly trace?: never;
    };
    readonly "/api/v1/quotes/{id}/bind": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Bind a quote into a policy
         * @description Needs the permission `policies.bind`.
         */
        readonly post: operations["bindQuote"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quotes/{id}/proposal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put a quote on paper for the customer
         * @description The answer names the document; `GET /documents/{id}/pdf` and `/html` give it.
         *
         *     Needs the permission `quoting.issue-proposal`.
         */
        readonly post: operations["issueProposal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quotes/{id}/rate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give a draft its price
         * @description Needs the permission `quoting.create`.
         */
        readonly post: operations["rateQuoteDraft"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quotes/{id}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See the versions of a quote, newest first, and what each changed
         * @description Needs the permission `quoting.read`.
         */
        readonly get: operations["listQuoteVersions"];
        readonly put?: never;
        /**
         * Quote again: the next version of a quote
         * @description What is left out stays as it was. The version before ends as `expired`, and only the newest can be bound.
         *
         *     Needs the permission `quoting.create`.
         */
        readonly post: operations["addQuoteVersion"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quotes/{id}/worksheet": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See how the price of a quote came about
         * @description Needs the permission `quoting.read`.
         */
        readonly get: operations["readQuoteWorksheet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quotes/{id}/worksheet/page": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read how the price of a quote came about, as a page with a waterfall chart
         * @description A complete HTML page: no scripts, no requests, its own Content-Security-Policy in the header and in the page. The access token travels in the Authorization header as everywhere else, so a browser program fetches the page and shows the text in a frame (`srcdoc`, with `sandbox`) or as a `blob:` address; saved as a file it can be read and printed without the server.
         *
         *     Needs the permission `quoting.read`.
         */
        readonly get: operations["readQuoteWorksheetPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/cap-relativities": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cap what proposed relativities do to each level, and offset the base rate so that the book keeps its premium
         * @description Needs the permission `rating.compare`.
         */
        readonly post: operations["capRelativities"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/compare": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Rate one risk on two editions and see what differs; with a cap also what a renewal would charge
         * @description Needs the permission `rating.compare`.
         */
        readonly post: operations["compareEditions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List editions of rate manuals, newest first
         * @description Needs the permission `rating.read`.
         */
        readonly get: operations["searchEditions"];
        readonly put?: never;
        /**
         * Import a rate manual as a draft edition; the same manual again changes nothing
         * @description The document must be of sound form. What it means may be unfinished in a draft: `/validate` names what is left.
         *
         *     Needs the permission `rating.import`.
         */
        readonly post: operations["importEdition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See an edition with its whole manual
         * @description Needs the permission `rating.read`.
         */
        readonly get: operations["readEdition"];
        /**
         * Put another manual in the place of the one of a draft
         * @description Needs the permission `rating.import`.
         */
        readonly put: operations["replaceEdition"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/activate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put an approved edition to use from its dates on
         * @description Needs the permission `rating.activate`.
         */
        readonly post: operations["activateEdition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approve a filed edition that somebody else wrote and filed
         * @description Needs the permission `rating.approve`.
         */
        readonly post: operations["approveEdition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/copy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin a draft edition as a copy of another one
         * @description Needs the permission `rating.import`.
         */
        readonly post: operations["copyEdition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/file": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * File a draft: it must pass its checks and is locked from now on
         * @description Needs the permission `rating.file`.
         */
        readonly post: operations["fileEdition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/manual": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Export the manual of an edition as a file that can be imported again
         * @description Needs the permission `rating.read`.
         */
        readonly get: operations["exportManual"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/re-date": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Correct the dates of a filing; what the edition says stays as it is
         * @description Needs the permission `rating.activate`.
         */
        readonly post: operations["redateEdition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/send-back": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a filed edition back: it is a draft again
         * @description Needs the permission `rating.file`.
         */
        readonly post: operations["sendBackEdition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/tables/{coverage}/{table}.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Export a factor table as CSV
         * @description Needs the permission `rating.read`.
         */
        readonly get: operations["exportFactorTable"];
        /**
         * Replace the rows of a factor table of a draft
         * @description Needs the permission `rating.import`.
         */
        readonly put: operations["replaceFactorTable"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/validate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Check an edition, row by row, and run its test cases; changes nothing
         * @description Needs the permission `rating.read`.
         */
        readonly post: operations["validateEdition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/windows": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See which dates an edition rates, now and as it was said before
         * @description Needs the permission `rating.read`.
         */
        readonly get: operations["readEditionWindows"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/editions/{id}/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Withdraw an edition for good; its dates return to the one before it
         * @description Needs the permission `rating.activate`.
         */
        readonly post: operations["withdrawEdition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/state-facts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List facts of states, newest first
         * @description Needs the permission `rating.read`.
         */
        readonly get: operations["searchJurisdictionRules"];
        readonly put?: never;
        /**
         * Enter what the law of a state says, with its source
         * @description Needs the permission `rating.edit-state-facts`.
         */
        readonly post: operations["addJurisdictionRule"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/state-facts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a fact of a state
         * @description Needs the permission `rating.read`.
         */
        readonly get: operations["readJurisdictionRule"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Say when a fact ends to hold
         * @description Needs the permission `rating.edit-state-facts`.
         */
        readonly patch: operations["endJurisdictionRule"];
        readonly trace?: never;
    };
    readonly "/api/v1/rating/state-facts/{id}/review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Confirm a fact that somebody else entered
         * @description Needs the permission `rating.review-state-facts`.
         */
        readonly post: operations["reviewJurisdictionRule"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/what-if": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Rate a risk and keep nothing
         * @description Needs the permission `rating.what-if`.
         */
        readonly post: operations["rateWhatIf"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/worksheets/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See how a premium came about
         * @description Needs the permission `rating.read-worksheets`.
         */
        readonly get: operations["readWorksheet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/worksheets/{id}/page": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a worksheet as a page with a waterfall chart
         * @description A complete HTML page: no scripts, no requests, its own Content-Security-Policy in the header and in the page. The access token travels in the Authorization header as everywhere else, so a browser program fetches the page and shows the text in a frame (`srcdoc`, with `sandbox`) or as a `blob:` address; saved as a file it can be read and printed without the server.
         *
         *     Needs the permission `rating.read-worksheets`.
         */
        readonly get: operations["readWorksheetPage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rating/worksheets/{id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Rate a worksheet’s risk again on its own edition and compare; nothing is kept
         * @description Needs the permission `rating.read-worksheets`.
         */
        readonly post: operations["replayWorksheet"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/refunds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List refunds, newest first
         * @description Needs the permission `billing.read`.
         */
        readonly get: operations["searchRefunds"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/refunds/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a refund
         * @description Needs the permission `billing.read`.
         */
        readonly get: operations["readRefund"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/refunds/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approve a refund that somebody else has asked for
         * @description Needs the permission `billing.decide-refund`.
         */
        readonly post: operations["approveRefund"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/refunds/{id}/execute": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record that an approved refund was paid
         * @description Needs the permission `billing.execute-refund`.
         */
        readonly post: operations["executeRefund"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/refunds/{id}/reject": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Reject a refund
         * @description Needs the permission `billing.decide-refund`.
         */
        readonly post: operations["rejectRefund"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/renewals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List renewals, by the day on which their next term begins
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["searchRenewals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/renewals/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a renewal with its price and its cap
         * @description Needs the permission `policies.read`.
         */
        readonly get: operations["readRenewal"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/renewals/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approve a renewal that underwriting refers
         * @description Needs the permission `policies.approve-renewal`.
         */
        readonly post: operations["approveRenewal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/renewals/{id}/bind": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Bind a renewal into the next term of its contract
         * @description Needs the permission `policies.renew`.
         */
        readonly post: operations["bindRenewal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/renewals/{id}/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Withdraw a renewal that the insured does not want
         * @description Needs the permission `policies.renew`.
         */
        readonly post: operations["withdrawRenewal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/adverse-actions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what was decided against consumers, newest first
         * @description Needs the permission `quoting.read-adverse-actions`.
         */
        readonly get: operations["searchAdverseActions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/adverse-actions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See an adverse action and its reasons
         * @description Needs the permission `quoting.read-adverse-actions`.
         */
        readonly get: operations["readAdverseAction"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/adverse-actions/{id}/notice": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Issue the notice of an adverse action
         * @description The answer names the document; `GET /documents/{id}/pdf` and `/html` give it.
         *
         *     Needs the permission `quoting.issue-notices`.
         */
        readonly post: operations["issueAdverseActionNotice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/adverse-actions/{id}/notice/page": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the notice of an adverse action as a page
         * @description As it would be issued today, to be looked at or printed; nothing is kept.
         *
         *     Needs the permission `quoting.read-adverse-actions`.
         */
        readonly get: operations["readAdverseActionNoticePage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/authorities": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List who may approve what, newest grant first
         * @description Needs the permission `quoting.read-authorities`.
         */
        readonly get: operations["searchAuthorities"];
        readonly put?: never;
        /**
         * Say who may approve what
         * @description Nobody holds an authority by being an administrator, and nobody grants one to oneself.
         *
         *     Needs the permission `quoting.grant-authorities`.
         */
        readonly post: operations["grantAuthority"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/authorities/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See one grant
         * @description Needs the permission `quoting.read-authorities`.
         */
        readonly get: operations["readAuthority"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Say when a grant ends
         * @description Needs the permission `quoting.grant-authorities`.
         */
        readonly patch: operations["endAuthority"];
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/holds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List moratoria, newest first
         * @description Needs the permission `quoting.read-holds`.
         */
        readonly get: operations["searchMoratoria"];
        readonly put?: never;
        /**
         * Place a moratorium
         * @description Moratoria for everybody from its first day on: also for coverage that is dated back to before it, and for quotes that are out.
         *
         *     Needs the permission `quoting.place-holds`.
         */
        readonly post: operations["placeMoratorium"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/holds/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See one moratorium
         * @description Needs the permission `quoting.read-holds`.
         */
        readonly get: operations["readMoratorium"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * End a moratorium, or put its end off
         * @description Needs the permission `quoting.place-holds`.
         */
        readonly patch: operations["endMoratorium"];
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/issues": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List underwriting issues, oldest first: the work queue
         * @description Needs the permission `quoting.read-issues`.
         */
        readonly get: operations["searchUnderwritingIssues"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/issues/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See an issue and what stands behind it
         * @description Needs the permission `quoting.read-issues`.
         */
        readonly get: operations["readUnderwritingIssue"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/issues/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a risk pass a rule
         * @description Takes an authority that reaches as far as the measured value. The last approval of what blocks quoting makes the draft a quote.
         *
         *     Needs the permission `quoting.decide-issues`.
         */
        readonly post: operations["approveUnderwritingIssue"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/issues/{id}/claim": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say that you look at an issue
         * @description Needs the permission `quoting.decide-issues`.
         */
        readonly post: operations["claimUnderwritingIssue"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/issues/{id}/decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Decline a risk
         * @description Its quote is declined, and what the consumer has to be told becomes an adverse action.
         *
         *     Needs the permission `quoting.decide-issues`.
         */
        readonly post: operations["declineUnderwritingIssue"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/issues/{id}/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put an issue back into the queue
         * @description Only an administrator takes it from somebody else.
         *
         *     Needs the permission `quoting.decide-issues`.
         */
        readonly post: operations["releaseUnderwritingIssue"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/issues/{id}/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take an approval back
         * @description Needs the permission `quoting.decide-issues`.
         */
        readonly post: operations["reopenUnderwritingIssue"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/report-agencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List consumer reporting agencies by code
         * @description Needs the permission `quoting.read-issues`.
         */
        readonly get: operations["searchReportAgencies"];
        readonly put?: never;
        /**
         * Add a consumer reporting agency
         * @description Needs the permission `quoting.edit-report-agencies`.
         */
        readonly post: operations["addReportAgency"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/underwriting/report-agencies/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a consumer reporting agency
         * @description Needs the permission `quoting.read-issues`.
         */
        readonly get: operations["readReportAgency"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change how notices name a consumer reporting agency
         * @description Needs the permission `quoting.edit-report-agencies`.
         */
        readonly patch: operations["changeReportAgency"];
        readonly trace?: never;
    };
    readonly "/api/v1/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List users by e-mail address
         * @description Needs the permission `identity.users.read`.
         */
        readonly get: operations["listUsers"];
        readonly put?: never;
        /**
         * Add a user, who cannot sign in until a password is issued
         * @description Needs the permission `identity.users.manage`.
         */
        readonly post: operations["createUser"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See a user
         * @description Needs the permission `identity.users.read`.
         */
        readonly get: operations["readUser"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change names, role or agency of a user, or disable one
         * @description Needs the permission `identity.users.manage`.
         */
        readonly patch: operations["updateUser"];
        readonly trace?: never;
    };
    readonly "/api/v1/users/{id}/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Mail a user a link to choose a password
         * @description An invitation for one who has had none yet. Nobody but the user sees the link or the password; the one used so far opens until then.
         *
         *     Needs the permission `identity.users.manage`.
         */
        readonly post: operations["sendPasswordLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{id}/unlock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Reopen an account that wrong passwords have locked
         * @description Needs the permission `identity.users.manage`.
         */
        readonly post: operations["unlockUser"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/factors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See what second factors a user has
         * @description Needs the permission `identity.users.manage`.
         */
        readonly get: operations["readUserFactors"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/factors/reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take all second factors off a user who has lost them
         * @description All sessions of the user end, and the user is told by mail.
         *
         *     Needs the permission `identity.users.manage`.
         */
        readonly post: operations["resetUserFactors"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * See where a user is signed in
         * @description Needs the permission `identity.users.manage`.
         */
        readonly get: operations["listUserSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/sessions/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sign a user out everywhere
         * @description Needs the permission `identity.users.manage`.
         */
        readonly post: operations["endUserSessions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{userId}/sessions/{id}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End one session of a user
         * @description Needs the permission `identity.users.manage`.
         */
        readonly post: operations["endUserSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AddDiaryEntryRequest: {
            /** @example Ask the roofer for the invoice */
            readonly title: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly dueOn: string;
        };
        readonly AddJurisdictionRuleRequest: {
            /** @example OH */
            readonly state: components["schemas"]["UsState"];
            /**
             * @description Every product where it is left out.
             * @example renters
             */
            readonly productType?: components["schemas"]["ProductType"] | null;
            /** @example notice_days */
            readonly kind: components["schemas"]["JurisdictionRuleKind"];
            /**
             * @description What it is about: a rating variable such as `credit` or `gender`, a coverage, or for which notice the days are.
             * @example cancellation-underwriting-period
             */
            readonly key: string;
            /**
             * @description `{}` for a banned variable; `{ "days": 30 }` for notice days; `{ "amount": "25000.00" }` or `{ "perPerson": …, "perAccident": … }` for a minimum limit; `{ "text": … }` for what a notice tells the insured.
             * @example {
             *       "days": 10
             *     }
             */
            readonly value?: {
                readonly [key: string]: unknown;
            };
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day on which it no longer holds.
             */
            readonly expirationDate?: string | null;
            /**
             * @description Statute, regulation or bulletin.
             * @example Example, not checked against the code
             */
            readonly citation: string;
        };
        readonly AddNoticeRequest: {
            /**
             * Format: date
             * @description On the calendar of the place where the policy is.
             * @example 2026-03-01
             */
            readonly lossOn?: string | null;
            /**
             * Format: date-time
             * @description Where the time is known too.
             */
            readonly lossAt?: string | null;
            /** @example hail */
            readonly cause?: components["schemas"]["CauseOfLoss"] | null;
            /** @example Hail broke the shingles of the roof. */
            readonly description?: string | null;
            readonly lossPlace?: components["schemas"]["LossPlaceFields"] | null;
            /**
             * @description Of the event that brought many losses.
             * @example PCS-2647
             */
            readonly catastropheCode?: string | null;
            /**
             * Format: decimal
             * @example 12400.00
             */
            readonly amountClaimed?: string | null;
            /** @example phone */
            readonly channel: components["schemas"]["LossNoticeChannel"];
            /**
             * Format: date-time
             * @description Now unless told.
             */
            readonly reportedAt?: string | null;
            readonly reporter?: components["schemas"]["ReporterFields"] | null;
        };
        readonly AddPartyRequest: {
            /**
             * @example lienholder
             * @enum {string}
             */
            readonly role: "named_insured" | "mortgagee" | "lienholder" | "additional_insured" | "additional_interest";
            /** @example Lake Savings Bank ISAOA */
            readonly name: string;
            /** Format: uuid */
            readonly customerId?: string | null;
            /**
             * Format: uuid
             * @description The item in which the interest lies; left out for the whole policy.
             */
            readonly itemId?: string | null;
            /**
             * @description Where its notices go; a mortgagee or lienholder needs one, unless it is a customer with one.
             * @example {
             *       "line1": "1 Bank Plaza",
             *       "city": "Columbus",
             *       "state": "OH",
             *       "zipCode": "43004"
             *     }
             */
            readonly address?: components["schemas"]["MailingAddressFields"] | null;
            /** @description The number under which the party knows the matter, such as that of a loan. */
            readonly reference?: string | null;
            /**
             * Format: date
             * @description From when on; today within the term unless told.
             */
            readonly effectiveDate?: string;
        };
        readonly AddPaymentPlanRequest: {
            /** @example ten-pay */
            readonly code: string;
            /** @example Ten payments */
            readonly title: string;
            /**
             * @description Null: as many as the term has room for.
             * @example 10
             */
            readonly instalments?: number | null;
            /**
             * @description From one installment to the next.
             * @example 1
             */
            readonly everyMonths: number;
            /**
             * @description Share of the first installment in percent; null when all are equal.
             * @example 16.67
             */
            readonly downPaymentPercent?: string | null;
            /**
             * @description Day of the month of the later installments; null for the day on which the term began.
             * @example 15
             */
            readonly anchorDay?: number | null;
            /**
             * @description Days between the bill and its due date.
             * @example 20
             */
            readonly leadDays: number;
            /**
             * Format: decimal
             * @description For each installment after the first.
             * @example 3.00
             */
            readonly fee: string;
            /** @description Every product where it is left out. */
            readonly productTypes?: readonly components["schemas"]["ProductType"][] | null;
            /** @description Every state where it is left out. */
            readonly states?: readonly components["schemas"]["UsState"][] | null;
            /**
             * Format: date
             * @description The first day on which it is offered.
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day on which it no longer is.
             */
            readonly expirationDate?: string | null;
        };
        readonly AddReportAgencyRequest: {
            /** @example acme-reports */
            readonly code: string;
            /** @example Acme Consumer Reports */
            readonly name: string;
            /**
             * @description Toll-free, for agencies that report nationwide.
             * @example +1 800 555 0100
             */
            readonly phone: string;
            /** @example PO Box 100, Springfield, OH 45501 */
            readonly address: string;
            /**
             * @description The one whose reports stand behind the tiers and scores of the manuals.
             * @example false
             */
            readonly isDefault: boolean;
        };
        readonly AddReserveRuleRequest: {
            /** @example loss */
            readonly costType: components["schemas"]["ClaimCostType"];
            /** @description Every product where it is left out. */
            readonly productType?: components["schemas"]["ProductType"] | null;
            /** @example dwelling */
            readonly coverage?: string | null;
            /** @example wind */
            readonly cause?: components["schemas"]["CauseOfLoss"] | null;
            /** @example PCS-2647 */
            readonly catastropheCode?: string | null;
            readonly state?: components["schemas"]["UsState"] | null;
            /**
             * Format: decimal
             * @example 1500.00
             */
            readonly amount?: string | null;
            /**
             * Format: decimal
             * @description Percent of the smallest limit.
             */
            readonly percentOfLimit?: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /** Format: date */
            readonly expirationDate?: string | null;
        };
        readonly AddresseeResponse: {
            readonly role: components["schemas"]["PolicyPartyRole"];
            readonly name: string;
            readonly address: {
                readonly [key: string]: unknown;
            } | null;
            readonly reference: string | null;
            /** Format: uuid */
            readonly itemId: string | null;
        };
        readonly AdjustmentResponse: {
            readonly code: string;
            readonly name: string;
            readonly reason: string;
            /**
             * @description `policy` for the policy as a whole.
             * @example dwelling
             */
            readonly coverage: string;
            /** @description The element of the risk, as a JSON pointer. */
            readonly item: string | null;
            /** @enum {string} */
            readonly type: "percentage" | "fixed";
            /**
             * Format: decimal
             * @description Percent or dollars.
             * @example 1.25
             */
            readonly rate: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string;
        };
        /** @enum {string} */
        readonly AdverseActionKind: "declined" | "less_favourable";
        readonly AdverseActionPage: {
            readonly items: readonly components["schemas"]["AdverseActionResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly AdverseActionResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly subjectType: components["schemas"]["UnderwritingSubjectType"];
            /** Format: uuid */
            readonly subjectId: string;
            /** @example QUOT-2026-0000001 */
            readonly reference: string | null;
            /** @example BND */
            readonly companyCode: string | null;
            /** Format: uuid */
            readonly customerId: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @description Declined, or accepted at less than the best terms. */
            readonly kind: components["schemas"]["AdverseActionKind"];
            /** @description The weightiest first. */
            readonly reasons: readonly components["schemas"]["AdverseReasonResponse"][];
            /** @description The consumer report on which it rests. */
            readonly report: components["schemas"]["UsedReportResponse"] | null;
            /**
             * Format: uuid
             * @description Null: the rules of the manual alone.
             */
            readonly decidedBy: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly decidedOn: string;
            /**
             * Format: date
             * @description By when the reasons have to be on their way.
             * @example 2026-03-01
             */
            readonly dueOn: string | null;
            readonly dueCitation: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        readonly AdverseFactorResponse: {
            readonly title: string;
            readonly detail: string;
            /**
             * Format: decimal
             * @description What it added to the premium it was applied to.
             * @example 501.00
             */
            readonly amount: string;
        };
        readonly AdverseReasonResponse: {
            readonly title: string;
            readonly detail: string | null;
        };
        readonly AffectedPolicyResponse: {
            /** Format: uuid */
            readonly policyId: string;
            /** @example POL-2026-0000001-01 */
            readonly policyNumber: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly oldTotal: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly newTotal: string;
            /**
             * Format: decimal
             * @example -12.50
             */
            readonly change: string;
            /**
             * Format: decimal
             * @example -4.25
             */
            readonly changePercent: string;
        };
        readonly AgencyPage: {
            readonly items: readonly components["schemas"]["AgencyResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly AgencyResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @description Never changed: manuals, files and other systems know it by it. */
            readonly code: string;
            /** @example Lakeside Agency */
            readonly name: string;
            /**
             * @description Of the agency as a producer: its National Producer Number, or what the state has given it.
             * @example 18675309
             */
            readonly licenseNumber: string | null;
            /** @example +1 614 555 0120 */
            readonly phone: string | null;
            /**
             * Format: email
             * @example office@lakeside.example
             */
            readonly email: string | null;
            readonly address: components["schemas"]["MailingAddressFields"] | null;
            /**
             * @description One that is not active writes no new business, and its agents cannot sign in.
             * @example active
             */
            readonly status: components["schemas"]["AgencyStatus"];
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        /** @enum {string} */
        readonly AgencyStatus: "active" | "suspended" | "closed";
        readonly AlternativeRequest: {
            /** @example Better */
            readonly name: string;
            /**
             * @description Laid over the coverage selections that all alternatives have in common.
             * @example {
             *       "deductible": 500
             *     }
             */
            readonly coverageSelections: {
                readonly [key: string]: unknown;
            };
        };
        readonly AlternativeResponse: {
            /** @example Better */
            readonly name: string;
            /**
             * Format: uuid
             * @description The newest version of it; bind this one.
             */
            readonly quoteId: string;
            /** @example QUOT-2026-0000001 */
            readonly quoteNumber: string;
            /** @example 1 */
            readonly version: number;
            readonly status: components["schemas"]["QuoteStatus"];
            readonly expiredReason: components["schemas"]["QuoteExpiredReason"] | null;
            readonly decision: components["schemas"]["UnderwritingDecisionResponse"] | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly totalPremium: string | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly monthlyPremium: string | null;
            /**
             * Format: decimal
             * @description Against the first alternative.
             * @example 34.00
             */
            readonly difference: string;
            readonly coverageSelections: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly expiresAt: string | null;
            /**
             * Format: uuid
             * @description The policy it was bound into.
             */
            readonly policyId: string | null;
        };
        readonly AmountsResponse: {
            /** @description Empty where the manual states none. */
            readonly limits: readonly components["schemas"]["LimitResponse"][];
            /**
             * Format: decimal
             * @example 1000.00
             */
            readonly deductible: string | null;
        };
        /** @enum {string} */
        readonly ApplicationType: "web" | "native";
        /** @enum {string} */
        readonly ApprovalValidity: "next_change" | "end_of_term" | "until";
        readonly ApproveClaimRequest: {
            /**
             * @description As the policy names it.
             * @example dwelling
             */
            readonly coverage: string;
            /**
             * Format: decimal
             * @description Up to which losses are paid.
             * @example 11400.00
             */
            readonly amount: string;
        };
        readonly ApproveIssueRequest: {
            /** @example Inspected last spring: wiring and roof are new */
            readonly reason: string;
            /**
             * @description Until the risk is changed next, until the term ends, or until a day.
             * @example end_of_term
             */
            readonly validity: components["schemas"]["ApprovalValidity"];
            /**
             * Format: date
             * @description The last day, with `until`.
             */
            readonly validUntil?: string | null;
            /** @description The last point that it opens; `issue` unless told. */
            readonly validThrough?: components["schemas"]["BlockingPoint"];
            /**
             * Format: decimal
             * @description By how many percent the measured value may get worse without asking again.
             * @example 10
             */
            readonly offsetPercent?: string | null;
        };
        readonly ApproveRefundRequest: {
            /** @example Checked against the ledger */
            readonly reason?: string;
        };
        readonly AssessLossRequest: {
            /**
             * Format: decimal
             * @description All of the loss, before deductible, coinsurance and limits.
             * @example 12400.00
             */
            readonly lossAmount: string;
            /**
             * Format: decimal
             * @description What was insured was worth when it was lost: where less than the policy asks for is insured, the loss is paid in proportion.
             * @example 240000.00
             */
            readonly valueAtLoss?: string | null;
        };
        readonly AuditEntryPage: {
            readonly items: readonly components["schemas"]["AuditEntryResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly AuditEntryResponse: {
            /** Format: uuid */
            readonly id: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /** @description The number of the row; seals go by it. */
            readonly seq: string;
            /** Format: uuid */
            readonly userId: string | null;
            readonly clientId: string | null;
            readonly sessionId: string | null;
            readonly ipAddress: string | null;
            readonly userAgent: string | null;
            readonly requestId: string | null;
            readonly action: string;
            readonly resourceType: string;
            readonly resourceId: string | null;
            readonly requestMethod: string | null;
            readonly requestPath: string | null;
            /** @description Fields as values or as [before, after]; masked where nobody may see them. */
            readonly changes: string | number | boolean | Record<string, never> | readonly unknown[] | null;
            readonly outcome: components["schemas"]["AuditOutcome"];
            readonly responseStatus: number | null;
            /** @description Milliseconds. */
            readonly responseTimeMs: number | null;
            /**
             * Format: decimal
             * @example 1.25
             */
            readonly riskScore: string | null;
            readonly securityAlerts: string | number | boolean | Record<string, never> | readonly unknown[] | null;
        };
        /** @enum {string} */
        readonly AuditOutcome: "success" | "failure" | "denied";
        /** @enum {string} */
        readonly AuthorityComparator: "any" | "at_most" | "at_least";
        /** @enum {string} */
        readonly AuthorityHolderRole: "underwriter" | "admin" | "system";
        readonly AuthorityPage: {
            readonly items: readonly components["schemas"]["AuthorityResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly AuthorityResponse: {
            /** Format: uuid */
            readonly id: string;
            /**
             * @description As the rules of manuals name it.
             * @example underwriter
             */
            readonly code: string;
            /** Format: uuid */
            readonly userId: string | null;
            readonly role: components["schemas"]["AuthorityHolderRole"] | null;
            readonly comparator: components["schemas"]["AuthorityComparator"];
            /**
             * Format: decimal
             * @description The limit; null with `any`.
             * @example 1000000
             */
            readonly value: string | null;
            /** @description Null: every product. */
            readonly productType: components["schemas"]["ProductType"] | null;
            /** @description Null: every state. */
            readonly state: components["schemas"]["UsState"] | null;
            readonly fourEyes: boolean;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        readonly BillingAccountResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly policyId: string;
            /** @example POL-2026-0000001-01 */
            readonly policyNumber: string;
            /** Format: uuid */
            readonly customerId: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example BND */
            readonly companyCode: string;
            /** @example America/New_York */
            readonly timeZone: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string;
            /**
             * Format: date
             * @description The first day without coverage; a cancellation moves it.
             * @example 2026-03-01
             */
            readonly endsOn: string;
            readonly status: components["schemas"]["BillingAccountStatus"];
            /** @example monthly */
            readonly planCode: string;
            /** @example Twelve monthly installments */
            readonly planTitle: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly premium: string;
            /**
             * Format: decimal
             * @description What the way of paying of the manual costs beyond the premium.
             * @example 0.00
             */
            readonly instalmentCharge: string;
            /**
             * Format: decimal
             * @example 0.00
             */
            readonly fees: string;
            /**
             * Format: decimal
             * @description Received, less what was paid back.
             * @example 41.75
             */
            readonly received: string;
            /**
             * Format: decimal
             * @description Given up; below zero where it was a credit.
             * @example 0.00
             */
            readonly writtenOff: string;
            /**
             * Format: decimal
             * @description Owed for the whole term, due or not; below zero the company owes the customer.
             * @example 459.25
             */
            readonly balance: string;
            /**
             * Format: decimal
             * @description Money that nothing billed asks for yet.
             * @example 0.00
             */
            readonly credit: string;
            /**
             * Format: decimal
             * @description Paid beyond everything that is owed.
             * @example 0.00
             */
            readonly refundDue: string;
            /**
             * Format: decimal
             * @example 0.00
             */
            readonly pastDue: string;
            /** @example 0 */
            readonly daysPastDue: number;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly nextDueOn: string | null;
            /**
             * Format: decimal
             * @example 41.75
             */
            readonly nextDueAmount: string | null;
            /**
             * Format: date
             * @description The first day of coverage that the money does not pay for.
             * @example 2026-03-01
             */
            readonly paidThrough: string;
            /** @example 1 */
            readonly rowVersion: number;
            /** @description Ways of paying that the manual offers. */
            readonly offered: readonly components["schemas"]["OfferedWayResponse"][];
            readonly instalments: readonly components["schemas"]["InstallmentResponse"][];
        };
        /** @enum {string} */
        readonly BillingAccountStatus: "open" | "closed";
        readonly BillingAccountSummaryPage: {
            readonly items: readonly components["schemas"]["BillingAccountSummaryResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly BillingAccountSummaryResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly policyId: string;
            /** @example POL-2026-0000001-01 */
            readonly policyNumber: string;
            /** Format: uuid */
            readonly customerId: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example BND */
            readonly companyCode: string;
            /** @example America/New_York */
            readonly timeZone: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string;
            /**
             * Format: date
             * @description The first day without coverage; a cancellation moves it.
             * @example 2026-03-01
             */
            readonly endsOn: string;
            readonly status: components["schemas"]["BillingAccountStatus"];
            /** @example monthly */
            readonly planCode: string;
            /** @example Twelve monthly installments */
            readonly planTitle: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly premium: string;
            /**
             * Format: decimal
             * @description What the way of paying of the manual costs beyond the premium.
             * @example 0.00
             */
            readonly instalmentCharge: string;
            /**
             * Format: decimal
             * @example 0.00
             */
            readonly fees: string;
            /**
             * Format: decimal
             * @description Received, less what was paid back.
             * @example 41.75
             */
            readonly received: string;
            /**
             * Format: decimal
             * @description Given up; below zero where it was a credit.
             * @example 0.00
             */
            readonly writtenOff: string;
            /**
             * Format: decimal
             * @description Owed for the whole term, due or not; below zero the company owes the customer.
             * @example 459.25
             */
            readonly balance: string;
            /**
             * Format: decimal
             * @description Money that nothing billed asks for yet.
             * @example 0.00
             */
            readonly credit: string;
            /**
             * Format: decimal
             * @description Paid beyond everything that is owed.
             * @example 0.00
             */
            readonly refundDue: string;
            /**
             * Format: decimal
             * @example 0.00
             */
            readonly pastDue: string;
            /** @example 0 */
            readonly daysPastDue: number;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly nextDueOn: string | null;
            /**
             * Format: decimal
             * @example 41.75
             */
            readonly nextDueAmount: string | null;
            /**
             * Format: date
             * @description The first day of coverage that the money does not pay for.
             * @example 2026-03-01
             */
            readonly paidThrough: string;
            /** @example 1 */
            readonly rowVersion: number;
        };
        readonly BillingEntryPage: {
            readonly items: readonly components["schemas"]["BillingEntryResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly BillingEntryResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example 1 */
            readonly sequence: number;
            /** @enum {string} */
            readonly kind: "premium" | "instalment_charge" | "fee" | "payment" | "payment_reversal" | "refund" | "write_off";
            /**
             * Format: decimal
             * @description Above zero it raises what the customer owes.
             * @example 501.00
             */
            readonly amount: string;
            /**
             * Format: decimal
             * @description Owed for the whole term after this entry.
             * @example 501.00
             */
            readonly balance: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            /** @example new-business */
            readonly reason: string | null;
            /**
             * Format: uuid
             * @description The transaction of the policy that it follows.
             */
            readonly transactionId: string | null;
            /** @description Number of the installment that a fee is for. */
            readonly instalment: number | null;
            /** Format: uuid */
            readonly paymentId: string | null;
            /** Format: uuid */
            readonly refundId: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly bookedAt: string;
            /** Format: uuid */
            readonly bookedBy: string | null;
        };
        readonly BindQuoteRequest: {
            /**
             * @description The version of the quote whose price was accepted.
             * @example 1
             */
            readonly version: number;
            /** @description How the customer pays: a payment plan, or a way of paying that the quote lists; in full unless told. */
            readonly planCode?: string;
        };
        readonly BindRenewalRequest: {
            /**
             * @description rowVersion of the renewal whose price was accepted.
             * @example 1
             */
            readonly version: number;
            /**
             * @description How the customer pays: a payment plan, or a way of paying that the renewal lists; in full unless told.
             * @example monthly
             */
            readonly planCode?: string;
        };
        /** @enum {string} */
        readonly BlockingPoint: "quote" | "bind" | "issue";
        readonly BucketResponse: {
            /**
             * Format: decimal
             * @description Null: no limit.
             * @example -4.25
             */
            readonly fromPercent: string | null;
            /**
             * Format: decimal
             * @description Null: no limit.
             * @example -4.25
             */
            readonly toPercent: string | null;
            /** @example 1000 */
            readonly policies: number;
        };
        readonly CalculationResponse: {
            /** Format: uuid */
            readonly editionId: string;
            /** @example oh-home */
            readonly plan: string;
            /**
             * @description Label of the edition.
             * @example 2024-1
             */
            readonly edition: string;
            /**
             * @description Of the edition.
             * @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
             */
            readonly contentHash: string;
            /** @example 1 */
            readonly engineVersion: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly ratedOn: string;
            /** @description The risk as it was given. */
            readonly inputs: {
                readonly [key: string]: unknown;
            };
            /** @description Facts computed from the risk. */
            readonly derived: {
                readonly [key: string]: unknown;
            };
            readonly steps: readonly components["schemas"]["WorksheetStepResponse"][];
            /** @description What raised the premium most, the largest first, in words for the customer. */
            readonly adverse: readonly components["schemas"]["AdverseFactorResponse"][];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly total: string;
            /**
             * Format: decimal
             * @description Before discounts, surcharges, fees, taxes and rounding.
             * @example 501.00
             */
            readonly basePremium: string;
            /** @description They add up to the total exactly. */
            readonly charges: readonly components["schemas"]["ChargeResponse"][];
            readonly discounts: readonly components["schemas"]["AdjustmentResponse"][];
            readonly surcharges: readonly components["schemas"]["AdjustmentResponse"][];
            readonly payments: readonly components["schemas"]["PaymentResponse"][];
            readonly decision: components["schemas"]["UnderwritingDecisionResponse"];
            /** @description Null unless it is a renewal that its plan caps. */
            readonly renewal: components["schemas"]["WorksheetRenewalResponse"] | null;
        };
        readonly CancelImpactAnalysisRequest: {
            /** @example The candidate has a wrong territory table. */
            readonly reason: string;
        };
        readonly CancelPolicyRequest: {
            /**
             * Format: date
             * @description The first day without coverage.
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            /**
             * @description At whose wish coverage ends.
             * @example insured
             */
            readonly requestedBy: components["schemas"]["CancellationRequester"];
            /** @example sold */
            readonly reason: components["schemas"]["CancellationReason"];
            /**
             * @description For the insured: the facts on which the decision rests. Printed in the notice after the reason; some states ask for it.
             * @example Two at-fault accidents of the driver Ada Lake, on March 3 and May 20, 2026.
             */
            readonly explanation?: string;
            /** @description For the file. */
            readonly note?: string;
            /** @description Whether the insurer goes on although losses are reported of the days in question; the preview lists them. */
            readonly despiteLosses?: boolean;
            /**
             * @description rowVersion of the policy as it was looked at; another one is refused.
             * @example 1
             */
            readonly policyVersion: number;
        };
        readonly CancellationPreviewRequest: {
            /**
             * Format: date
             * @description The first day without coverage.
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            /**
             * @description At whose wish coverage ends.
             * @example insured
             */
            readonly requestedBy: components["schemas"]["CancellationRequester"];
            /** @example sold */
            readonly reason: components["schemas"]["CancellationReason"];
            /**
             * @description For the insured: the facts on which the decision rests. Printed in the notice after the reason; some states ask for it.
             * @example Two at-fault accidents of the driver Ada Lake, on March 3 and May 20, 2026.
             */
            readonly explanation?: string;
            /** @description For the file. */
            readonly note?: string;
            /** @description Whether the insurer goes on although losses are reported of the days in question; the preview lists them. */
            readonly despiteLosses?: boolean;
        };
        readonly CancellationPreviewResponse: {
            /**
             * Format: decimal
             * @description For the days with coverage.
             * @example 501.00
             */
            readonly earned: string;
            /**
             * Format: decimal
             * @description Kept beyond that, because the refund is short.
             * @example 501.00
             */
            readonly retained: string;
            /**
             * Format: decimal
             * @description Fees that do not come back.
             * @example 501.00
             */
            readonly feesKept: string;
            /**
             * Format: decimal
             * @description By how much the premium of the term goes down.
             * @example 501.00
             */
            readonly refund: string;
            /**
             * @description To be named when the policy is canceled.
             * @example 1
             */
            readonly policyVersion: number;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            readonly requestedBy: components["schemas"]["CancellationRequester"];
            readonly reason: components["schemas"]["CancellationReason"];
            /** @description Announced for a later day, until which it can be rescinded; else at once. */
            readonly isScheduled: boolean;
            readonly refundMethod: components["schemas"]["CancellationRefundMethod"];
            /** @description Where the method is written; null is the customary one. */
            readonly refundCitation: string | null;
            /** @description Whether all premium and fees come back because a new policy is returned within the days that the state gives for that. */
            readonly isFreeLook: boolean;
            /**
             * Format: date
             * @description The first day on which coverage may end when the notice is mailed today.
             * @example 2026-03-01
             */
            readonly earliestEffectiveOn: string;
            /** @description Owed by the insurer; null where the insured asks. */
            readonly noticeDays: number | null;
            /** @example Ohio R.C. 3937.32 */
            readonly noticeCitation: string | null;
            readonly isInUnderwritingPeriod: boolean;
            /** @description Whether the state asks for an `explanation`. */
            readonly isExplanationOwed: boolean;
            /** @description Reported of the days that would lose coverage, or get it back: paid ones, and open ones. */
            readonly losses: readonly components["schemas"]["RecordedLossResponse"][];
            /**
             * Format: decimal
             * @description Of the whole term.
             * @example 501.00
             */
            readonly premiumBefore: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly premiumAfter: string;
            readonly charges: readonly components["schemas"]["PolicyChargeResponse"][];
            /** @description Reversed by it; they come back only with a reinstatement without lapse. */
            readonly later: readonly components["schemas"]["LaterEntryResponse"][];
        };
        /** @enum {string} */
        readonly CancellationReason: "insured_request" | "replaced_elsewhere" | "sold" | "moved_away" | "deceased" | "not_taken_up" | "rewrite" | "non_payment" | "underwriting" | "fraud" | "licence_suspended" | "increased_hazard" | "regulator_finding";
        /** @enum {string} */
        readonly CancellationRefundMethod: "flat" | "pro_rata" | "ninety_percent" | "day_table" | "none";
        /** @enum {string} */
        readonly CancellationRequester: "insured" | "insurer";
        readonly CancellationResponse: {
            /**
             * Format: decimal
             * @description For the days with coverage.
             * @example 501.00
             */
            readonly earned: string;
            /**
             * Format: decimal
             * @description Kept beyond that, because the refund is short.
             * @example 501.00
             */
            readonly retained: string;
            /**
             * Format: decimal
             * @description Fees that do not come back.
             * @example 501.00
             */
            readonly feesKept: string;
            /**
             * Format: decimal
             * @description By how much the premium of the term goes down.
             * @example 501.00
             */
            readonly refund: string;
            /** Format: uuid */
            readonly policyId: string;
            /** @enum {string} */
            readonly state: "none" | "scheduled" | "cancelled";
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveOn: string | null;
            readonly requestedBy: components["schemas"]["CancellationRequester"] | null;
            readonly reason: components["schemas"]["CancellationReason"] | null;
            /** @description As the insured was told. */
            readonly explanation: string | null;
            readonly note: string | null;
            readonly refundMethod: components["schemas"]["CancellationRefundMethod"] | null;
            /** @description Where the method is written; null is the customary one. */
            readonly refundCitation: string | null;
            /** @description Whether all premium and fees come back because a new policy is returned within the days that the state gives for that. */
            readonly isFreeLook: boolean;
            readonly noticeDays: number | null;
            readonly noticeCitation: string | null;
            /** @description Whether every notice that the law asks for was mailed in time, or none is owed. */
            readonly stands: boolean;
        };
        readonly CapRelativitiesRequest: {
            readonly levels: readonly components["schemas"]["RelativityLevelField"][];
            /**
             * Format: decimal
             * @description Percent that the premium of a level may rise, base rate and relativity together.
             * @example 20
             */
            readonly maxIncrease?: string;
            /**
             * Format: decimal
             * @description Percent that it may fall.
             * @example 10
             */
            readonly maxDecrease?: string;
            /**
             * Format: decimal
             * @description Percent that the premium of the book is to change; 0 unless told.
             * @example 0
             */
            readonly overallChange?: string;
            /**
             * @description Of the relativities and the base rate’s factor; 4 unless told.
             * @example 4
             */
            readonly decimals?: number;
        };
        readonly CappedRelativitiesResponse: {
            readonly levels: readonly components["schemas"]["CappedRelativityResponse"][];
            /**
             * Format: decimal
             * @description What the base rate is multiplied by.
             * @example 1.0940
             */
            readonly baseRateFactor: string;
            /**
             * Format: decimal
             * @description The same without a cap.
             * @example 1.0473
             */
            readonly uncappedBaseRateFactor: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly premiumBefore: string;
            /**
             * Format: decimal
             * @description The premium before with the overall change.
             * @example 501.00
             */
            readonly premiumIntended: string;
            /**
             * Format: decimal
             * @description With the rounded relativities and the rounded factor.
             * @example 501.00
             */
            readonly premiumAfter: string;
        };
        readonly CappedRelativityResponse: {
            /** @example Territory 4 */
            readonly level: string;
            /**
             * Format: decimal
             * @example 1.10
             */
            readonly current: string;
            /**
             * Format: decimal
             * @example 1.10
             */
            readonly proposed: string;
            /**
             * Format: decimal
             * @example 1.0500
             */
            readonly capped: string;
            /**
             * @description The bound that it was held at.
             * @enum {string|null}
             */
            readonly bound: "increase" | "decrease" | null;
            /**
             * Format: decimal
             * @description Percent of the level’s premium without the cap.
             * @example 15.0
             */
            readonly uncappedChange: string;
            /**
             * Format: decimal
             * @description Percent with it.
             * @example 15.0
             */
            readonly change: string;
            /**
             * Format: decimal
             * @description Of the book in this level, afterwards.
             * @example 501.00
             */
            readonly premium: string;
        };
        readonly CappedRenewalResponse: {
            /**
             * Format: decimal
             * @description What the policy would pay without a change of plan.
             * @example 501.00
             */
            readonly before: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly charged: string;
            /**
             * Format: decimal
             * @description Percent, uncapped.
             * @example 4.3
             */
            readonly indicatedChange: string | null;
            /**
             * Format: decimal
             * @description Percent, as charged.
             * @example 4.3
             */
            readonly appliedChange: string | null;
            /** @description To be given to the next renewal. */
            readonly carried: components["schemas"]["CarriedChangeField"] | null;
            /**
             * Format: decimal
             * @description Percent that is left for the next renewal.
             * @example 4.3
             */
            readonly nextChange: string | null;
        };
        readonly CarriedChangeField: {
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly charged: string;
            /**
             * Format: decimal
             * @description What would have been charged without a cap.
             * @example 501.00
             */
            readonly indicated: string;
        };
        /** @enum {string} */
        readonly CauseOfLoss: "animal" | "collapse" | "collision" | "death" | "earth_movement" | "fire" | "flood" | "freezing" | "glass" | "hail" | "liability" | "lightning" | "other" | "smoke" | "theft" | "vandalism" | "water" | "wear" | "weight" | "wind";
        readonly ChangeAgencyRequest: {
            /** @example Lakeside Agency */
            readonly name?: string;
            /**
             * @description Of the agency as a producer: its National Producer Number, or what the state has given it.
             * @example 18675309
             */
            readonly licenseNumber?: string | null;
            /** @example +1 614 555 0121 */
            readonly phone?: string | null;
            /**
             * Format: email
             * @example office@lakeside.example
             */
            readonly email?: string | null;
            /** @description Replaces the whole address. */
            readonly address?: components["schemas"]["MailingAddressFields"] | null;
        };
        readonly ChangeClientRequest: {
            /** @description native: installed on a device. web unless told. */
            readonly applicationType?: components["schemas"]["ApplicationType"];
            readonly redirectUris?: readonly string[];
            readonly postLogoutRedirectUris?: readonly string[];
            /** @description Names of permissions, and openid, profile, email and offline_access. None unless told. */
            readonly allowedScopes?: readonly string[];
            /** @description Public keys of a client that signs: a JWK set (RFC 7517). */
            readonly jwks?: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * @description What a client with client_credentials may do for itself: of this role what its scopes name.
             * @example underwriter
             */
            readonly role?: components["schemas"]["SignInRole"] | null;
            /**
             * Format: uuid
             * @description It sees and changes the business of this agency only.
             */
            readonly agencyId?: string | null;
            /**
             * Format: uuid
             * @description The user who answers for the client.
             */
            readonly ownerId?: string | null;
            /** @description Requests and tokens in a minute. */
            readonly rateLimitPerMinute?: number;
            /** @description Requests and tokens in an hour. */
            readonly rateLimitPerHour?: number;
            /**
             * Format: date-time
             * @description From then on the client is refused everywhere.
             */
            readonly expiresAt?: string | null;
            /** @example Rate comparison of Lakeside */
            readonly clientName?: string;
            readonly allowedGrantTypes?: readonly components["schemas"]["GrantType"][];
        };
        readonly ChangeCompanyRequest: {
            /**
             * @description As it stands in the certificate of authority, and on every paper.
             * @example Lakeside Mutual Insurance Company
             */
            readonly legalName?: string;
            /** @example 12345 */
            readonly naicNumber?: string | null;
            /**
             * @description As the letterhead prints it, line by line.
             * @example [
             *       "400 Commerce Square",
             *       "Columbus, OH 43215"
             *     ]
             */
            readonly addressLines?: readonly string[];
            /** @example +1 800 555 0142 */
            readonly phone?: string | null;
            /**
             * Format: email
             * @example service@lakeside.example
             */
            readonly email?: string | null;
            /** @example www.lakeside.example */
            readonly website?: string | null;
            /** @description Who signs the company’s papers; without one they are not signed. */
            readonly signature?: components["schemas"]["SignatureFields"] | null;
        };
        readonly ChangeContactRequest: {
            readonly name?: string;
            /** Format: email */
            readonly email?: string | null;
            readonly phone?: string | null;
            readonly address?: components["schemas"]["MailingAddressFields"] | null;
            /** @example 12-3456789 */
            readonly taxId?: string | null;
        };
        readonly ChangeDraftRequest: {
            /** @description Where the risk is. */
            readonly state?: components["schemas"]["UsState"] | null;
            /** @description Of the risk, which may differ from the mailing address. */
            readonly zipCode?: string | null;
            /** @description The underwriting company; needed only where several have a manual in force. */
            readonly companyCode?: string | null;
            /**
             * Format: date
             * @description The first day of coverage, from 30 days back to 180 days ahead; today, where the risk is, unless told.
             */
            readonly effectiveDate?: string | null;
            /**
             * @description The term; 12 months unless told.
             * @example 12
             */
            readonly termMonths?: number;
            /** @description Vehicles, as the inputs of the manual name them. */
            readonly vehicleInfo?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The dwelling or the contents, as the inputs of the manual name them. */
            readonly propertyInfo?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The insured life, as the inputs of the manual name it. */
            readonly lifeInfo?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description Drivers, as the inputs of the manual name them. */
            readonly drivers?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** @description Limits, deductibles and options, as the inputs of the manual name them. */
            readonly coverageSelections?: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * Format: uuid
             * @description Another customer, such as the one that this one was merged into.
             */
            readonly customerId?: string;
        };
        readonly ChangePasswordRequest: {
            /** @example maple-harbor-quote-7 */
            readonly currentPassword: string;
            /**
             * @description 15 to 128 characters.
             * @example seven quiet lamps by the river
             */
            readonly newPassword: string;
        };
        readonly ChangePlanRequest: {
            /**
             * @description A payment plan, a way of paying that is offered, or full.
             * @example quarterly
             */
            readonly planCode: string;
        };
        readonly ChangeReferralResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly status: "open" | "approved" | "declined" | "withdrawn";
        };
        readonly ChangeReportAgencyRequest: {
            /** @example Acme Consumer Reports */
            readonly name?: string;
            /**
             * @description Toll-free, for agencies that report nationwide.
             * @example +1 800 555 0100
             */
            readonly phone?: string;
            /** @example PO Box 100, Springfield, OH 45501 */
            readonly address?: string;
            /**
             * @description The one whose reports stand behind the tiers and scores of the manuals.
             * @example false
             */
            readonly isDefault?: boolean;
        };
        readonly ChangeRetentionRequest: {
            /** @example 3650 */
            readonly keepDays: number;
            /** @example Our reinsurer asks for ten years */
            readonly reason: string;
        };
        /** @enum {string} */
        readonly ChargeEarning: "pro_rata" | "fully_earned" | "refundable_only_flat";
        readonly ChargeInForceResponse: {
            /** Format: uuid */
            readonly itemId: string | null;
            /** @example dwelling */
            readonly coverage: string | null;
            readonly kind: components["schemas"]["LedgerChargeKind"];
            readonly code: string | null;
            /** @description How it is earned, and so what a cancellation gives back. */
            readonly earning: components["schemas"]["ChargeEarning"];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string;
        };
        /** @enum {string} */
        readonly ChargeKind: "premium" | "fee" | "tax" | "discount" | "rounding";
        readonly ChargeResponse: {
            /**
             * @description `policy` for the policy as a whole.
             * @example dwelling
             */
            readonly coverage: string;
            /** @description The element of the risk, as a JSON pointer. */
            readonly item: string | null;
            readonly kind: components["schemas"]["ChargeKind"];
            readonly code: string;
            readonly title: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string;
        };
        /** @enum {string} */
        readonly ClaimAction: "review" | "approve" | "deny" | "withdraw" | "close" | "reopen" | "merge";
        /** @enum {string} */
        readonly ClaimAuthorityBasis: "transaction" | "coverage" | "claim";
        /** @enum {string} */
        readonly ClaimAuthorityHolder: "underwriter" | "adjuster" | "admin" | "system";
        /** @enum {string} */
        readonly ClaimAuthorityKind: "reserve" | "payment" | "approval";
        readonly ClaimAuthorityPage: {
            readonly items: readonly components["schemas"]["ClaimAuthorityResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly ClaimAuthorityResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly userId: string | null;
            readonly role: components["schemas"]["ClaimAuthorityHolder"] | null;
            readonly kind: components["schemas"]["ClaimAuthorityKind"];
            readonly basis: components["schemas"]["ClaimAuthorityBasis"];
            /**
             * @description Every coverage where it is left out.
             * @example dwelling
             */
            readonly coverage: string | null;
            readonly costType: components["schemas"]["ClaimCostType"] | null;
            readonly productType: components["schemas"]["ProductType"] | null;
            readonly state: components["schemas"]["UsState"] | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string | null;
            readonly fourEyes: boolean;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        /** @enum {string} */
        readonly ClaimContactKind: "person" | "organization";
        readonly ClaimContactPage: {
            readonly items: readonly components["schemas"]["ClaimContactResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly ClaimContactResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly kind: components["schemas"]["ClaimContactKind"];
            readonly name: string;
            readonly email: string | null;
            readonly phone: string | null;
            readonly address: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * @description The last digits of the tax identifier.
             * @example 6789
             */
            readonly taxIdLast4: string | null;
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        /** @enum {string} */
        readonly ClaimContactRole: "insured" | "claimant" | "witness" | "attorney" | "payee" | "repairer" | "vendor" | "adjuster" | "lienholder" | "beneficiary";
        /** @enum {string} */
        readonly ClaimCostType: "loss" | "adjusting" | "legal";
        /** @enum {string} */
        readonly ClaimDiaryKind: "acknowledgment" | "decision" | "follow_up" | "task";
        /** @enum {string} */
        readonly ClaimDiaryStatus: "open" | "done" | "dropped";
        /** @enum {string} */
        readonly ClaimEntryKind: "reserve" | "payment" | "payment_reversal" | "recovery" | "recovery_reversal";
        /** @enum {string} */
        readonly ClaimExposureStatus: "open" | "closed";
        /** @enum {string} */
        readonly ClaimIncidentKind: "vehicle" | "dwelling" | "contents" | "property" | "injury" | "death" | "other";
        /** @enum {string} */
        readonly ClaimMissingFor: "decision" | "investigation";
        /** @enum {string} */
        readonly ClaimNotCoveredReason: "before_inception" | "after_expiration" | "flat_canceled" | "canceled" | "lapse" | "not_booked";
        /** @enum {string} */
        readonly ClaimPaymentMethod: "check" | "bank_transfer" | "card" | "other";
        /** @enum {string} */
        readonly ClaimPaymentType: "partial" | "final" | "recurring";
        /** @enum {string} */
        readonly ClaimRecoveryKind: "salvage" | "subrogation" | "deductible" | "contribution";
        /** @enum {string} */
        readonly ClaimRequirement: "cover" | "coverage" | "amount" | "provision" | "reason" | "nothing_paid" | "nothing_open" | "nothing_reserved" | "in_time";
        readonly ClaimResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example CLM-2026-0000001 */
            readonly claimNumber: string;
            readonly status: components["schemas"]["ClaimStatus"];
            /**
             * Format: uuid
             * @description Null: the policy is not known yet, and nothing is paid.
             */
            readonly policyId: string | null;
            readonly policyNumber: string | null;
            /** Format: uuid */
            readonly customerId: string | null;
            readonly insuredName: string | null;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"] | null;
            readonly state: components["schemas"]["UsState"] | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly lossOn: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly lossAt: string | null;
            readonly cause: components["schemas"]["CauseOfLoss"] | null;
            readonly catastropheCode: string | null;
            /** @description Null as long as nobody knows. */
            readonly isCovered: boolean | null;
            readonly notCoveredReason: components["schemas"]["ClaimNotCoveredReason"] | null;
            readonly coverage: string | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amountClaimed: string | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amountApproved: string | null;
            /**
             * Format: uuid
             * @description The claim of the same loss into which this one was merged.
             */
            readonly duplicateOf: string | null;
            /** Format: uuid */
            readonly adjusterId: string | null;
            readonly paymentsStopped: boolean;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly reportedAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly submittedAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly resolvedAt: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
            readonly description: string | null;
            readonly lossPlace: components["schemas"]["LossPlaceFields"] | null;
            /** @description What is still to be asked for. */
            readonly missing: readonly components["schemas"]["MissingItemResponse"][];
            /** @description Also those of claims that were merged into it. */
            readonly notices: readonly components["schemas"]["LossNoticeResponse"][];
            /** @description Claims under the same policy of about the same day and a cause that fits: perhaps the same loss. */
            readonly similarClaims: readonly components["schemas"]["SimilarClaimResponse"][];
            /** @description Policies that fit what was told, as long as nobody has said which it is. */
            readonly candidates: readonly components["schemas"]["PolicyCandidateResponse"][];
            readonly denial: components["schemas"]["DenialResponse"] | null;
            /** @description Why payments are stopped. */
            readonly paymentsStoppedReason: string | null;
            readonly nextSteps: readonly components["schemas"]["NextStepResponse"][];
        };
        readonly ClaimRoleResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly role: components["schemas"]["ClaimContactRole"];
            readonly note: string | null;
            readonly isEnded: boolean;
            readonly contact: components["schemas"]["ClaimContactResponse"];
        };
        readonly ClaimRolesResponse: {
            readonly items: readonly components["schemas"]["ClaimRoleResponse"][];
        };
        /** @enum {string} */
        readonly ClaimSettlementStep: "coinsurance" | "deductible" | "limit" | "aggregate";
        /** @enum {string} */
        readonly ClaimStatus: "submitted" | "under_review" | "approved" | "denied" | "withdrawn" | "closed";
        readonly ClaimSummaryPage: {
            readonly items: readonly components["schemas"]["ClaimSummaryResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly ClaimSummaryResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example CLM-2026-0000001 */
            readonly claimNumber: string;
            readonly status: components["schemas"]["ClaimStatus"];
            /**
             * Format: uuid
             * @description Null: the policy is not known yet, and nothing is paid.
             */
            readonly policyId: string | null;
            readonly policyNumber: string | null;
            /** Format: uuid */
            readonly customerId: string | null;
            readonly insuredName: string | null;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"] | null;
            readonly state: components["schemas"]["UsState"] | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly lossOn: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly lossAt: string | null;
            readonly cause: components["schemas"]["CauseOfLoss"] | null;
            readonly catastropheCode: string | null;
            /** @description Null as long as nobody knows. */
            readonly isCovered: boolean | null;
            readonly notCoveredReason: components["schemas"]["ClaimNotCoveredReason"] | null;
            readonly coverage: string | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amountClaimed: string | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amountApproved: string | null;
            /**
             * Format: uuid
             * @description The claim of the same loss into which this one was merged.
             */
            readonly duplicateOf: string | null;
            /** Format: uuid */
            readonly adjusterId: string | null;
            readonly paymentsStopped: boolean;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly reportedAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly submittedAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly resolvedAt: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        /** @enum {string} */
        readonly ClaimTimelineEvent: "notice" | "verification" | "step" | "request" | "decision" | "booking" | "end" | "diary";
        /** @enum {string} */
        readonly ClaimTransactionKind: "reserve" | "payment" | "recovery" | "approval";
        readonly ClaimTransactionPage: {
            readonly items: readonly components["schemas"]["ClaimTransactionResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly ClaimTransactionResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly claimId: string;
            /** @example CLM-2026-0000001 */
            readonly claimNumber: string;
            readonly sequence: number;
            readonly kind: components["schemas"]["ClaimTransactionKind"];
            readonly status: components["schemas"]["ClaimTransactionStatus"];
            /**
             * Format: decimal
             * @description Of a reserve, by how much it changes.
             * @example 501.00
             */
            readonly amount: string;
            readonly lines: readonly components["schemas"]["LineAmountResponse"][];
            readonly payees: readonly components["schemas"]["PayeeResponse"][];
            readonly coverage: string | null;
            readonly paymentType: components["schemas"]["ClaimPaymentType"] | null;
            readonly recoveryKind: components["schemas"]["ClaimRecoveryKind"] | null;
            readonly method: components["schemas"]["ClaimPaymentMethod"] | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly payableOn: string | null;
            /**
             * Format: uuid
             * @description What recurring payments have in common.
             */
            readonly seriesId: string | null;
            /**
             * Format: uuid
             * @description The payment in whose place it was made.
             */
            readonly reissueOf: string | null;
            readonly memo: string | null;
            /** @description How much authority it takes. */
            readonly measures: readonly components["schemas"]["MeasureResponse"][];
            /** Format: uuid */
            readonly requestedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly requestedAt: string;
            /** Format: uuid */
            readonly decidedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly decidedAt: string | null;
            readonly decisionReason: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly bookedAt: string | null;
            /** Format: uuid */
            readonly endedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly endedAt: string | null;
            /** @description Why it was voided or stopped. */
            readonly endReason: string | null;
            readonly rowVersion: number;
        };
        /** @enum {string} */
        readonly ClaimTransactionStatus: "pending" | "scheduled" | "booked" | "declined" | "voided" | "stopped";
        /** @enum {string} */
        readonly ClientAuthMethod: "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "none";
        readonly ClientWithSecretResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly clientId: string;
            /** @example Rate comparison of Lakeside */
            readonly clientName: string;
            readonly applicationType: components["schemas"]["ApplicationType"];
            readonly tokenEndpointAuthMethod: components["schemas"]["ClientAuthMethod"];
            readonly allowedGrantTypes: readonly components["schemas"]["GrantType"][];
            readonly allowedScopes: readonly string[];
            readonly redirectUris: readonly string[];
            readonly postLogoutRedirectUris: readonly string[];
            /** @description Public keys of a client that signs: a JWK set (RFC 7517). */
            readonly jwks: {
                readonly [key: string]: unknown;
            } | null;
            readonly role: components["schemas"]["SignInRole"] | null;
            /**
             * Format: uuid
             * @description It sees and changes the business of this agency only.
             */
            readonly agencyId: string | null;
            /**
             * Format: uuid
             * @description The user who answers for the client.
             */
            readonly ownerId: string | null;
            /**
             * Format: uuid
             * @description The user or client who entered it.
             */
            readonly createdBy: string | null;
            /** @description Requests and tokens in a minute. */
            readonly rateLimitPerMinute: number;
            /** @description Requests and tokens in an hour. */
            readonly rateLimitPerHour: number;
            /** @description False: refused everywhere. */
            readonly active: boolean;
            /**
             * Format: date-time
             * @description From then on the client is refused everywhere.
             * @example 2026-03-01T09:30:00Z
             */
            readonly expiresAt: string | null;
            /**
             * Format: date-time
             * @description When its secret ends.
             * @example 2026-03-01T09:30:00Z
             */
            readonly secretExpiresAt: string | null;
            /**
             * Format: date-time
             * @description When the secret before it ends; null where there is none.
             * @example 2026-03-01T09:30:00Z
             */
            readonly formerSecretExpiresAt: string | null;
            /** @description The ETag without its quotes. */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
            /** @description Shown once, and stored nowhere: null for a client without one, and when the answer to an Idempotency-Key is repeated. */
            readonly clientSecret: string | null;
        };
        readonly CloseAccountRequest: {
            /** @example Below the cost of collecting it */
            readonly reason: string;
        };
        readonly CompanyPage: {
            readonly items: readonly components["schemas"]["CompanyResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly CompanyResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @description Never changed: manuals, files and other systems know it by it. */
            readonly code: string;
            /**
             * @description As it stands in the certificate of authority, and on every paper.
             * @example Lakeside Mutual Insurance Company
             */
            readonly legalName: string;
            /** @example 12345 */
            readonly naicNumber: string | null;
            /**
             * @description As the letterhead prints it, line by line.
             * @example [
             *       "400 Commerce Square",
             *       "Columbus, OH 43215"
             *     ]
             */
            readonly addressLines: readonly string[];
            /** @example +1 800 555 0142 */
            readonly phone: string | null;
            /**
             * Format: email
             * @example service@lakeside.example
             */
            readonly email: string | null;
            /** @example www.lakeside.example */
            readonly website: string | null;
            /** @description Who signs the company’s papers; without one they are not signed. */
            readonly signature: components["schemas"]["SignatureFields"] | null;
            /**
             * @description One that is closed writes no new business and serves what it has written.
             * @example active
             */
            readonly status: components["schemas"]["CompanyStatus"];
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        /** @enum {string} */
        readonly CompanyStatus: "active" | "closed";
        readonly CompareRequest: {
            /**
             * @description As the inputs of the manual name it, with productType, state, zipCode, effectiveDate and termMonths: what a worksheet has as `inputs` can be pasted here.
             * @example {
             *       "productType": "home",
             *       "state": "OH",
             *       "zipCode": "43004",
             *       "effectiveDate": "2026-03-01",
             *       "termMonths": 12,
             *       "propertyInfo": {
             *         "amountOfInsurance": 215000,
             *         "territory": "4",
             *         "construction": "frame",
             *         "protectionClass": 7,
             *         "insuranceScoreTier": "C",
             *         "newHome": true,
             *         "claimsFreeYears": 5
             *       },
             *       "coverageSelections": {
             *         "deductible": 1000,
             *         "jewelryLimit": 5000,
             *         "liabilityLimit": "300000/1000"
             *       }
             *     }
             */
            readonly risk: {
                readonly [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description The edition to compare with: for a renewal, the one that expires.
             */
            readonly from: string;
            /**
             * Format: uuid
             * @description The edition that is compared.
             */
            readonly to: string;
            readonly renewalCap?: components["schemas"]["RenewalCapField"];
        };
        readonly ComparedAmountResponse: {
            /** @example Better */
            readonly alternative: string;
            /**
             * Format: decimal
             * @description Null where this alternative has no such line.
             * @example 501.00
             */
            readonly amount: string | null;
            /**
             * Format: decimal
             * @description Against the first alternative.
             * @example 34.00
             */
            readonly difference: string;
        };
        readonly ComparedChargeResponse: {
            readonly kind: components["schemas"]["ChargeKind"];
            /** @example dwelling */
            readonly coverage: string;
            /** @description Null for the premium of a coverage. */
            readonly code: string | null;
            readonly title: string;
            readonly amounts: readonly components["schemas"]["ComparedAmountResponse"][];
        };
        readonly ComparedEditionResponse: {
            /** Format: uuid */
            readonly editionId: string;
            /** @example oh-home */
            readonly plan: string;
            /** @example 2024-1 */
            readonly edition: string;
            /** @example BND */
            readonly companyCode: string;
            readonly status: components["schemas"]["EditionStatus"];
            /** @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa */
            readonly contentHash: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly total: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly basePremium: string;
            readonly charges: readonly components["schemas"]["ChargeResponse"][];
            readonly decision: components["schemas"]["UnderwritingDecisionResponse"];
            readonly payments: readonly components["schemas"]["PaymentResponse"][];
        };
        readonly ComparedSelectionResponse: {
            /** @example deductible */
            readonly name: string;
            readonly values: readonly components["schemas"]["SelectedValueResponse"][];
        };
        readonly ComparedStepResponse: {
            readonly title: string;
            /** @example factor */
            readonly kind: string;
            /** @example 1.10 */
            readonly operand: string | null;
            /** @description The table row that was hit. */
            readonly row: {
                readonly [key: string]: unknown;
            } | null;
            readonly rules: readonly components["schemas"]["WorksheetRuleResponse"][];
            readonly exact: string | null;
            /** @example 572.00 */
            readonly value: string;
            /**
             * Format: decimal
             * @description What the step added to the value before it.
             * @example 501.00
             */
            readonly added: string;
        };
        readonly ComparisonResponse: {
            readonly from: components["schemas"]["ComparedEditionResponse"];
            readonly to: components["schemas"]["ComparedEditionResponse"];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly change: string;
            /**
             * Format: decimal
             * @description Null where there was no premium.
             * @example 4.3
             */
            readonly percent: string | null;
            /** @description All steps of either edition. */
            readonly steps: readonly components["schemas"]["StepDifferenceResponse"][];
            /** @description Null unless a cap was given. */
            readonly renewal: components["schemas"]["CappedRenewalResponse"] | null;
        };
        readonly CompleteClaimRequest: {
            /**
             * Format: date
             * @description On the calendar of the place where the policy is.
             * @example 2026-03-01
             */
            readonly lossOn?: string | null;
            /**
             * Format: date-time
             * @description Where the time is known too.
             */
            readonly lossAt?: string | null;
            /** @example hail */
            readonly cause?: components["schemas"]["CauseOfLoss"] | null;
            /** @example Hail broke the shingles of the roof. */
            readonly description?: string | null;
            readonly lossPlace?: components["schemas"]["LossPlaceFields"] | null;
            /**
             * @description Of the event that brought many losses.
             * @example PCS-2647
             */
            readonly catastropheCode?: string | null;
            /**
             * Format: decimal
             * @example 12400.00
             */
            readonly amountClaimed?: string | null;
            /**
             * Format: uuid
             * @description Of a claim whose policy was not known yet.
             */
            readonly policyId?: string;
        };
        readonly ConflictResponse: {
            /** @description Section and field as the manual names them; an element of a list by its item id: /vehicleInfo/vehicles/{itemId}/ratingGroup. */
            readonly path: string;
            readonly given: string | number | boolean | Record<string, never> | readonly unknown[] | null;
            readonly later: string | number | boolean | Record<string, never> | readonly unknown[] | null;
            readonly laterSequence: number;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly laterEffectiveOn: string;
            readonly choices: readonly components["schemas"]["KeptValue"][];
        };
        readonly CopyEditionRequest: {
            /** @example 2024-2 */
            readonly label: string;
            readonly description?: string;
            /**
             * Format: date
             * @description That of the original unless told.
             */
            readonly newBusinessDate?: string;
            /**
             * Format: date
             * @description That of the original unless told.
             */
            readonly renewalDate?: string;
        };
        readonly CoverDifferenceResponse: {
            /** @enum {string} */
            readonly subject: "cover" | "coverage" | "insured" | "party" | "item";
            /** @example dwelling */
            readonly name: string;
            /** @description Null for what was not there. */
            readonly before: string | null;
            /** @description Null for what is not there any more. */
            readonly after: string | null;
        };
        readonly CoverVerificationResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example 1 */
            readonly sequence: number;
            /** Format: uuid */
            readonly policyId: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly lossOn: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly lossAt: string | null;
            readonly isCovered: boolean;
            readonly notCoveredReason: components["schemas"]["ClaimNotCoveredReason"] | null;
            /**
             * Format: uuid
             * @description The entry of the policy’s ledger that says what was insured.
             */
            readonly segmentTransactionId: string;
            /**
             * Format: date-time
             * @description The moment of the loss, or where only its day is known, the beginning of that.
             * @example 2026-03-01T09:30:00Z
             */
            readonly knownThenAt: string;
            /** @description The policy on the day of the loss, as it was known then; null: nothing had been booked. */
            readonly knownThen: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The policy on the day of the loss, as it was known when somebody looked. */
            readonly knownNow: {
                readonly [key: string]: unknown;
            };
            /** @description Between the two. */
            readonly differences: readonly components["schemas"]["CoverDifferenceResponse"][];
            /** @description Between the verification before and this one: what another day of loss makes of it. */
            readonly sinceLast: readonly components["schemas"]["CoverDifferenceResponse"][];
            /** Format: uuid */
            readonly verifiedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly verifiedAt: string;
        };
        readonly CoverageChangeResponse: {
            /** Format: uuid */
            readonly itemId: string | null;
            /** @example dwelling */
            readonly code: string;
            /** @example Dwelling and personal property */
            readonly title: string;
            /** @description Null for a coverage that is new. */
            readonly before: components["schemas"]["AmountsResponse"] | null;
            /** @description Null for a coverage that ends. */
            readonly after: components["schemas"]["AmountsResponse"] | null;
        };
        readonly CoverageResponse: {
            /** @description Empty where the manual states none. */
            readonly limits: readonly components["schemas"]["LimitResponse"][];
            /**
             * Format: decimal
             * @example 1000.00
             */
            readonly deductible: string | null;
            /**
             * Format: uuid
             * @description The item that it is for; null for the policy as a whole.
             */
            readonly itemId: string | null;
            /** @example dwelling */
            readonly code: string;
            /** @example Dwelling and personal property */
            readonly title: string;
        };
        readonly CreateAgencyRequest: {
            /**
             * @description Never changed: manuals, files and other systems know it by it.
             * @example LAKESIDE
             */
            readonly code: string;
            /** @example Lakeside Agency */
            readonly name: string;
            /**
             * @description Of the agency as a producer: its National Producer Number, or what the state has given it.
             * @example 18675309
             */
            readonly licenseNumber?: string | null;
            /** @example +1 614 555 0120 */
            readonly phone?: string | null;
            /**
             * Format: email
             * @example office@lakeside.example
             */
            readonly email?: string | null;
            readonly address?: components["schemas"]["MailingAddressFields"] | null;
        };
        readonly CreateClientRequest: {
            /** @description native: installed on a device. web unless told. */
            readonly applicationType?: components["schemas"]["ApplicationType"];
            readonly redirectUris?: readonly string[];
            readonly postLogoutRedirectUris?: readonly string[];
            /** @description Names of permissions, and openid, profile, email and offline_access. None unless told. */
            readonly allowedScopes?: readonly string[];
            /** @description Public keys of a client that signs: a JWK set (RFC 7517). */
            readonly jwks?: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * @description What a client with client_credentials may do for itself: of this role what its scopes name.
             * @example underwriter
             */
            readonly role?: components["schemas"]["SignInRole"] | null;
            /**
             * Format: uuid
             * @description It sees and changes the business of this agency only.
             */
            readonly agencyId?: string | null;
            /**
             * Format: uuid
             * @description The user who answers for the client.
             */
            readonly ownerId?: string | null;
            /** @description Requests and tokens in a minute. */
            readonly rateLimitPerMinute?: number;
            /** @description Requests and tokens in an hour. */
            readonly rateLimitPerHour?: number;
            /**
             * Format: date-time
             * @description From then on the client is refused everywhere.
             */
            readonly expiresAt?: string | null;
            /** @description Made up unless told; kept for ever. */
            readonly clientId?: string;
            /** @example Rate comparison of Lakeside */
            readonly clientName: string;
            /** @description client_secret_basic unless told. */
            readonly tokenEndpointAuthMethod?: components["schemas"]["ClientAuthMethod"];
            /**
             * @example [
             *       "client_credentials"
             *     ]
             */
            readonly allowedGrantTypes: readonly components["schemas"]["GrantType"][];
        };
        readonly CreateCompanyRequest: {
            /**
             * @description Never changed: manuals, files and other systems know it by it.
             * @example LAKE
             */
            readonly code: string;
            /**
             * @description As it stands in the certificate of authority, and on every paper.
             * @example Lakeside Mutual Insurance Company
             */
            readonly legalName: string;
            /** @example 12345 */
            readonly naicNumber?: string | null;
            /**
             * @description As the letterhead prints it, line by line.
             * @example [
             *       "400 Commerce Square",
             *       "Columbus, OH 43215"
             *     ]
             */
            readonly addressLines?: readonly string[];
            /** @example +1 800 555 0142 */
            readonly phone?: string | null;
            /**
             * Format: email
             * @example service@lakeside.example
             */
            readonly email?: string | null;
            /** @example www.lakeside.example */
            readonly website?: string | null;
            /** @description Who signs the company’s papers; without one they are not signed. */
            readonly signature?: components["schemas"]["SignatureFields"] | null;
        };
        readonly CreateCustomerRequest: {
            /** @example person */
            readonly kind: components["schemas"]["CustomerKind"];
            /** @description The id of this customer in another system; unique within the agency. Its case counts. */
            readonly externalId?: string;
            readonly data: components["schemas"]["CustomerDataFields"];
        };
        readonly CreateDraftRequest: {
            /** @description Where the risk is. */
            readonly state?: components["schemas"]["UsState"] | null;
            /** @description Of the risk, which may differ from the mailing address. */
            readonly zipCode?: string | null;
            /** @description The underwriting company; needed only where several have a manual in force. */
            readonly companyCode?: string | null;
            /**
             * Format: date
             * @description The first day of coverage, from 30 days back to 180 days ahead; today, where the risk is, unless told.
             */
            readonly effectiveDate?: string | null;
            /**
             * @description The term; 12 months unless told.
             * @example 12
             */
            readonly termMonths?: number;
            /** @description Vehicles, as the inputs of the manual name them. */
            readonly vehicleInfo?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The dwelling or the contents, as the inputs of the manual name them. */
            readonly propertyInfo?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The insured life, as the inputs of the manual name it. */
            readonly lifeInfo?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description Drivers, as the inputs of the manual name them. */
            readonly drivers?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** @description Limits, deductibles and options, as the inputs of the manual name them. */
            readonly coverageSelections?: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * Format: uuid
             * @example 01930000-0000-7000-8000-00000000c001
             */
            readonly customerId: string;
            /** @example home */
            readonly productType: components["schemas"]["ProductType"];
        };
        readonly CreateQuoteGroupRequest: {
            /**
             * Format: uuid
             * @example 01930000-0000-7000-8000-00000000c001
             */
            readonly customerId: string;
            /** @example home */
            readonly productType: components["schemas"]["ProductType"];
            /**
             * @description Where the risk is.
             * @example OH
             */
            readonly state: components["schemas"]["UsState"];
            /**
             * @description Of the risk, which may differ from the mailing address.
             * @example 43004
             */
            readonly zipCode: string;
            /** @description The underwriting company; needed only where several have a manual in force. */
            readonly companyCode?: string;
            /**
             * Format: date
             * @description The first day of coverage, from 30 days back to 180 days ahead; today, where the risk is, unless told.
             */
            readonly effectiveDate?: string;
            /**
             * @description The term; 12 months unless told.
             * @example 12
             */
            readonly termMonths?: number;
            /** @description Vehicles, as the inputs of the manual name them. */
            readonly vehicleInfo?: {
                readonly [key: string]: unknown;
            };
            /**
             * @description The dwelling or the contents, as the inputs of the manual name them.
             * @example {
             *       "address": {
             *         "line1": "12 Maple Street",
             *         "city": "Pataskala",
             *         "state": "OH",
             *         "zipCode": "43004"
             *       },
             *       "amountOfInsurance": 215000,
             *       "territory": "4",
             *       "construction": "frame",
             *       "protectionClass": 7,
             *       "insuranceScoreTier": "C",
             *       "newHome": true,
             *       "claimsFreeYears": 5
             *     }
             */
            readonly propertyInfo?: {
                readonly [key: string]: unknown;
            };
            /** @description The insured life, as the inputs of the manual name it. */
            readonly lifeInfo?: {
                readonly [key: string]: unknown;
            };
            /** @description Drivers, as the inputs of the manual name them. */
            readonly drivers?: readonly {
                readonly [key: string]: unknown;
            }[];
            /**
             * @description Limits, deductibles and options, as the inputs of the manual name them.
             * @example {
             *       "deductible": 1000,
             *       "jewelryLimit": 5000,
             *       "liabilityLimit": "300000/1000"
             *     }
             */
            readonly coverageSelections?: {
                readonly [key: string]: unknown;
            };
            /**
             * @description In the order in which they are shown; the others are compared with the first.
             * @example [
             *       {
             *         "name": "Good",
             *         "coverageSelections": {
             *           "deductible": 1000
             *         }
             *       },
             *       {
             *         "name": "Better",
             *         "coverageSelections": {
             *           "deductible": 500
             *         }
             *       }
             *     ]
             */
            readonly alternatives: readonly components["schemas"]["AlternativeRequest"][];
        };
        readonly CreateQuoteRequest: {
            /**
             * Format: uuid
             * @example 01930000-0000-7000-8000-00000000c001
             */
            readonly customerId: string;
            /** @example home */
            readonly productType: components["schemas"]["ProductType"];
            /**
             * @description Where the risk is.
             * @example OH
             */
            readonly state: components["schemas"]["UsState"];
            /**
             * @description Of the risk, which may differ from the mailing address.
             * @example 43004
             */
            readonly zipCode: string;
            /** @description The underwriting company; needed only where several have a manual in force. */
            readonly companyCode?: string;
            /**
             * Format: date
             * @description The first day of coverage, from 30 days back to 180 days ahead; today, where the risk is, unless told.
             */
            readonly effectiveDate?: string;
            /**
             * @description The term; 12 months unless told.
             * @example 12
             */
            readonly termMonths?: number;
            /** @description Vehicles, as the inputs of the manual name them. */
            readonly vehicleInfo?: {
                readonly [key: string]: unknown;
            };
            /**
             * @description The dwelling or the contents, as the inputs of the manual name them.
             * @example {
             *       "address": {
             *         "line1": "12 Maple Street",
             *         "city": "Pataskala",
             *         "state": "OH",
             *         "zipCode": "43004"
             *       },
             *       "amountOfInsurance": 215000,
             *       "territory": "4",
             *       "construction": "frame",
             *       "protectionClass": 7,
             *       "insuranceScoreTier": "C",
             *       "newHome": true,
             *       "claimsFreeYears": 5
             *     }
             */
            readonly propertyInfo?: {
                readonly [key: string]: unknown;
            };
            /** @description The insured life, as the inputs of the manual name it. */
            readonly lifeInfo?: {
                readonly [key: string]: unknown;
            };
            /** @description Drivers, as the inputs of the manual name them. */
            readonly drivers?: readonly {
                readonly [key: string]: unknown;
            }[];
            /**
             * @description Limits, deductibles and options, as the inputs of the manual name them.
             * @example {
             *       "deductible": 1000,
             *       "jewelryLimit": 5000,
             *       "liabilityLimit": "300000/1000"
             *     }
             */
            readonly coverageSelections?: {
                readonly [key: string]: unknown;
            };
        };
        readonly CreateUserRequest: {
            /**
             * Format: email
             * @example nora.field@example.com
             */
            readonly email: string;
            /**
             * @description A user has a first name, a last name or both.
             * @example Nora
             */
            readonly firstName?: string;
            /** @example Field */
            readonly lastName?: string;
            /** @example underwriter */
            readonly role: components["schemas"]["SignInRole"];
            /**
             * Format: uuid
             * @description The agency of an agent; required for one.
             */
            readonly agencyId?: string | null;
        };
        readonly CustomerDataFields: {
            /**
             * @description A person has a first name, a last name or both.
             * @example Ada
             */
            readonly firstName?: string;
            /** @example Lake */
            readonly lastName?: string;
            /**
             * Format: date
             * @description Of a person.
             * @example 1988-04-12
             */
            readonly dateOfBirth?: string;
            /**
             * Format: date
             * @description Of a person: from then on letters go to the estate.
             * @example 2026-11-02
             */
            readonly dateOfDeath?: string;
            /** @description Required for an organization, and only there. */
            readonly name?: string;
            /**
             * Format: email
             * @example ada.lake@example.com
             */
            readonly email?: string;
            /**
             * @description An extension may follow, as in x123.
             * @example +1 614 555 0100
             */
            readonly phone?: string;
            readonly address?: components["schemas"]["MailingAddressFields"];
        };
        /** @enum {string} */
        readonly CustomerKind: "person" | "organization";
        readonly CustomerMergeResponse: {
            readonly customer: components["schemas"]["CustomerResponse"];
            /** Format: uuid */
            readonly mergedId: string;
            /** @description Fields that the one who stays did not have and has now. */
            readonly filledFields: readonly string[];
            /** @description Customers who had been merged into the duplicate before. */
            readonly followedIds: readonly string[];
        };
        readonly CustomerPage: {
            readonly items: readonly components["schemas"]["CustomerResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly CustomerResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly kind: components["schemas"]["CustomerKind"];
            readonly externalId: string | null;
            /** @example Ada Lake */
            readonly displayName: string;
            readonly data: components["schemas"]["CustomerDataFields"];
            /** Format: uuid */
            readonly agencyId: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        readonly DecideRenewalRequest: {
            /**
             * @description rowVersion of the renewal as it was looked at; another one is refused.
             * @example 1
             */
            readonly version: number;
            /** @example The roof was replaced in May. */
            readonly reason: string;
        };
        readonly DecisionReasonRequest: {
            /** @example The estimate is plausible. */
            readonly reason: string;
        };
        readonly DeclineIssueRequest: {
            /**
             * @description For the file.
             * @example Inspected last spring: wiring and roof are new
             */
            readonly reason: string;
            /**
             * @description For the consumer: the main reasons in plain words, the weightiest first.
             * @example [
             *       "The roof is older than twenty years."
             *     ]
             */
            readonly consumerReasons: readonly string[];
            /** @description A consumer report on which the decision rests. */
            readonly report?: components["schemas"]["UsedReportRequest"] | null;
        };
        readonly DenialResponse: {
            readonly coverage: string;
            readonly provisions: readonly components["schemas"]["ProvisionResponse"][];
            readonly reason: string;
        };
        readonly DenyClaimRequest: {
            /**
             * @description Under which the loss was claimed.
             * @example dwelling
             */
            readonly coverage: string;
            /**
             * @description Numbers of the provisions of the policy on which the denial rests.
             * @example [
             *       "Section I - Exclusions A.3"
             *     ]
             */
            readonly provisions: readonly string[];
            /** @example The water came from the river, which had left its bed. */
            readonly reason: string;
        };
        readonly DiaryEntryPage: {
            readonly items: readonly components["schemas"]["DiaryEntryResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly DiaryEntryResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly claimId: string;
            /** @example CLM-2026-0000001 */
            readonly claimNumber: string;
            /** Format: uuid */
            readonly adjusterId: string | null;
            readonly kind: components["schemas"]["ClaimDiaryKind"];
            readonly title: string;
            /**
             * Format: date
             * @description The last day.
             * @example 2026-03-01
             */
            readonly dueOn: string;
            /** @example Ohio Adm.Code 3901-1-54(F)(2) */
            readonly citation: string | null;
            readonly status: components["schemas"]["ClaimDiaryStatus"];
            readonly isOverdue: boolean;
            /**
             * Format: date-time
             * @description When it was told that the day had passed.
             * @example 2026-03-01T09:30:00Z
             */
            readonly escalatedAt: string | null;
            readonly note: string | null;
            /** Format: uuid */
            readonly doneBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly doneAt: string | null;
            readonly rowVersion: number;
        };
        readonly DiaryResponse: {
            readonly items: readonly components["schemas"]["DiaryEntryResponse"][];
        };
        readonly DifferenceResponse: {
            /**
             * @description JSON pointer into the worksheet.
             * @example /steps/3/value
             */
            readonly pointer: string;
            /** @description As JSON text; null for what is not there. */
            readonly stored: string | null;
            readonly replayed: string | null;
        };
        /** @enum {string} */
        readonly DocumentKind: "quote_proposal" | "declarations" | "endorsement" | "cancellation_notice" | "rescission_notice" | "reinstatement_notice" | "non_renewal_notice" | "renewal_offer" | "adverse_action_notice" | "claim_acknowledgment" | "claim_denial" | "claim_payment";
        /** @enum {string} */
        readonly DocumentLinkFormat: "pdf" | "html";
        readonly DocumentLinkPage: {
            readonly items: readonly components["schemas"]["DocumentLinkResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly DocumentLinkResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly documentId: string;
            readonly format: components["schemas"]["DocumentLinkFormat"];
            /** @description At the moment of the request. */
            readonly status: components["schemas"]["DocumentLinkStatus"];
            /**
             * Format: date-time
             * @description From then on it opens nothing.
             * @example 2026-03-01T09:30:00Z
             */
            readonly expiresAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly revokedAt: string | null;
            /** Format: uuid */
            readonly revokedBy: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        /** @enum {string} */
        readonly DocumentLinkStatus: "open" | "expired" | "revoked";
        readonly DocumentResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly kind: components["schemas"]["DocumentKind"];
            readonly subjectType: components["schemas"]["DocumentSubjectType"];
            /** Format: uuid */
            readonly subjectId: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            /** Format: uuid */
            readonly customerId: string | null;
            /** @example Policy Declarations */
            readonly title: string;
            /** @example en */
            readonly language: string;
            /** @example 1 */
            readonly templateVersion: number;
            /**
             * @description SHA-256 of the PDF; null in a list while it is not drawn yet.
             * @example ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65
             */
            readonly sha256: string | null;
            /**
             * @description SHA-256 of the page; null in a list while it is not drawn yet.
             * @example ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65
             */
            readonly htmlSha256: string | null;
            /**
             * @description Of the PDF; null in a list while it is not drawn yet.
             * @example 2
             */
            readonly pages: number | null;
            /** @description Characters that stand as boxes in the PDF, because no font has them; null in a list while it is not drawn yet. */
            readonly missingGlyphs: readonly string[] | null;
            /**
             * @description SHA-256 of the data, as JSON with sorted keys.
             * @example ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65
             */
            readonly dataSha256: string;
            /**
             * @description SHA-256 of the words; null for older documents.
             * @example ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65
             */
            readonly contentSha256: string | null;
            /**
             * Format: uuid
             * @description The document that this one corrects.
             */
            readonly supersedes: string | null;
            /**
             * Format: uuid
             * @description The document that corrects this one.
             */
            readonly supersededBy: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /** @description What it was made of; its fields depend on the kind. */
            readonly data: {
                readonly [key: string]: unknown;
            };
        };
        /** @enum {string} */
        readonly DocumentSubjectType: "quote" | "policy" | "policy_transaction" | "customer" | "claim";
        readonly DocumentSummaryPage: {
            readonly items: readonly components["schemas"]["DocumentSummaryResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly DocumentSummaryResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly kind: components["schemas"]["DocumentKind"];
            readonly subjectType: components["schemas"]["DocumentSubjectType"];
            /** Format: uuid */
            readonly subjectId: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            /** Format: uuid */
            readonly customerId: string | null;
            /** @example Policy Declarations */
            readonly title: string;
            /** @example en */
            readonly language: string;
            /** @example 1 */
            readonly templateVersion: number;
            /**
             * @description SHA-256 of the PDF; null in a list while it is not drawn yet.
             * @example ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65
             */
            readonly sha256: string | null;
            /**
             * @description SHA-256 of the page; null in a list while it is not drawn yet.
             * @example ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65
             */
            readonly htmlSha256: string | null;
            /**
             * @description Of the PDF; null in a list while it is not drawn yet.
             * @example 2
             */
            readonly pages: number | null;
            /** @description Characters that stand as boxes in the PDF, because no font has them; null in a list while it is not drawn yet. */
            readonly missingGlyphs: readonly string[] | null;
            /**
             * @description SHA-256 of the data, as JSON with sorted keys.
             * @example ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65
             */
            readonly dataSha256: string;
            /**
             * @description SHA-256 of the words; null for older documents.
             * @example ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65
             */
            readonly contentSha256: string | null;
            /**
             * Format: uuid
             * @description The document that this one corrects.
             */
            readonly supersedes: string | null;
            /**
             * Format: uuid
             * @description The document that corrects this one.
             */
            readonly supersededBy: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        readonly EditionCheckResponse: {
            /** @description Nothing stands against filing it. */
            readonly sound: boolean;
            readonly faults: readonly components["schemas"]["ManualFaultResponse"][];
        };
        readonly EditionDetailResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly planId: string;
            /** @example oh-home */
            readonly planCode: string;
            readonly planName: string;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example BND */
            readonly companyCode: string;
            /** @example 2024-1 */
            readonly label: string;
            readonly description: string | null;
            readonly status: components["schemas"]["EditionStatus"];
            /**
             * @description SHA-256 over everything the edition says, without its dates.
             * @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
             */
            readonly contentHash: string;
            /**
             * Format: date
             * @description New policies effective from this day on are rated on it.
             * @example 2026-03-01
             */
            readonly newBusinessDate: string;
            /**
             * Format: date
             * @description Renewals effective from this day on are rated on it.
             * @example 2026-03-01
             */
            readonly renewalDate: string;
            /**
             * Format: uuid
             * @description Null for the system, here and below.
             */
            readonly createdBy: string | null;
            /** @description All who had a hand in it or in what it was made from: none of them approves it. */
            readonly contributors: readonly string[];
            /** Format: uuid */
            readonly filedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly filedAt: string | null;
            /**
             * Format: uuid
             * @description Who sent it back the last time.
             */
            readonly sentBackBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly sentBackAt: string | null;
            readonly sentBackReason: string | null;
            /** Format: uuid */
            readonly approvedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly approvedAt: string | null;
            /** Format: uuid */
            readonly activatedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly activatedAt: string | null;
            /**
             * Format: date-time
             * @description When a later edition took over all that follows.
             * @example 2026-03-01T09:30:00Z
             */
            readonly supersededAt: string | null;
            /**
             * Format: uuid
             * @description Who corrected its dates the last time.
             */
            readonly redatedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly redatedAt: string | null;
            readonly redatedReason: string | null;
            /** Format: uuid */
            readonly withdrawnBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly withdrawnAt: string | null;
            readonly withdrawnReason: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /** @description The whole manual: what was imported, in its normal form. */
            readonly manual: {
                readonly [key: string]: unknown;
            };
        };
        readonly EditionPage: {
            readonly items: readonly components["schemas"]["EditionResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly EditionResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly planId: string;
            /** @example oh-home */
            readonly planCode: string;
            readonly planName: string;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example BND */
            readonly companyCode: string;
            /** @example 2024-1 */
            readonly label: string;
            readonly description: string | null;
            readonly status: components["schemas"]["EditionStatus"];
            /**
             * @description SHA-256 over everything the edition says, without its dates.
             * @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
             */
            readonly contentHash: string;
            /**
             * Format: date
             * @description New policies effective from this day on are rated on it.
             * @example 2026-03-01
             */
            readonly newBusinessDate: string;
            /**
             * Format: date
             * @description Renewals effective from this day on are rated on it.
             * @example 2026-03-01
             */
            readonly renewalDate: string;
            /**
             * Format: uuid
             * @description Null for the system, here and below.
             */
            readonly createdBy: string | null;
            /** @description All who had a hand in it or in what it was made from: none of them approves it. */
            readonly contributors: readonly string[];
            /** Format: uuid */
            readonly filedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly filedAt: string | null;
            /**
             * Format: uuid
             * @description Who sent it back the last time.
             */
            readonly sentBackBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly sentBackAt: string | null;
            readonly sentBackReason: string | null;
            /** Format: uuid */
            readonly approvedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly approvedAt: string | null;
            /** Format: uuid */
            readonly activatedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly activatedAt: string | null;
            /**
             * Format: date-time
             * @description When a later edition took over all that follows.
             * @example 2026-03-01T09:30:00Z
             */
            readonly supersededAt: string | null;
            /**
             * Format: uuid
             * @description Who corrected its dates the last time.
             */
            readonly redatedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly redatedAt: string | null;
            readonly redatedReason: string | null;
            /** Format: uuid */
            readonly withdrawnBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly withdrawnAt: string | null;
            readonly withdrawnReason: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        /** @enum {string} */
        readonly EditionStatus: "draft" | "filed" | "approved" | "active" | "superseded" | "withdrawn";
        /** @enum {string} */
        readonly EditionUse: "new_business" | "renewal";
        readonly EditionWindowResponse: {
            readonly use: components["schemas"]["EditionUse"];
            /**
             * Format: date
             * @description The first effective date that it rates.
             * @example 2026-03-01
             */
            readonly from: string;
            /**
             * Format: date
             * @description The first one that it does not; null for no end.
             * @example 2026-03-01
             */
            readonly to: string | null;
            /**
             * Format: date-time
             * @description Since when that is the answer.
             * @example 2026-03-01T09:30:00Z
             */
            readonly inUseFrom: string;
            /**
             * Format: date-time
             * @description Until when it was; null while it is.
             * @example 2026-03-01T09:30:00Z
             */
            readonly inUseTo: string | null;
        };
        readonly EditionWindowsResponse: {
            readonly items: readonly components["schemas"]["EditionWindowResponse"][];
        };
        readonly EndAuthorityRequest: {
            /**
             * Format: date
             * @description The first day on which it may no longer be used; null for no end.
             * @example 2027-03-01
             */
            readonly expirationDate: string | null;
        };
        readonly EndClaimAuthorityRequest: {
            /**
             * Format: date
             * @description The first day on which it no longer holds.
             * @example 2027-03-01
             */
            readonly expirationDate: string | null;
        };
        readonly EndJurisdictionRuleRequest: {
            /**
             * Format: date
             * @description The first day on which it no longer holds; null for no end.
             * @example 2027-03-01
             */
            readonly expirationDate: string | null;
        };
        readonly EndMoratoriumRequest: {
            /**
             * Format: date
             * @description The first day without it; its effective date lifts it wholly, null takes the end away.
             * @example 2027-03-01
             */
            readonly expirationDate: string | null;
        };
        readonly EndPartyRequest: {
            /**
             * Format: date
             * @description The first day on which it is no longer on the policy.
             * @example 2027-03-01
             */
            readonly expirationDate: string;
        };
        readonly EndPaymentPlanRequest: {
            /**
             * Format: date
             * @description The first day on which it is no longer offered; null for no end.
             * @example 2027-03-01
             */
            readonly expirationDate: string | null;
        };
        readonly EndReserveRuleRequest: {
            /**
             * Format: date
             * @example 2027-03-01
             */
            readonly expirationDate: string | null;
        };
        readonly EndValidityRequest: {
            /**
             * Format: date
             * @description The first day on which it no longer holds; null for no end.
             * @example 2027-03-01
             */
            readonly expirationDate: string | null;
        };
        readonly EndorsePolicyRequest: {
            /**
             * Format: date
             * @description The first day of the change.
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            /** @description Which value goes on where a later entry sets the same field. */
            readonly settlements?: readonly components["schemas"]["SettlementField"][];
            /** @description Why; shown on the endorsement. */
            readonly reason?: string;
            readonly changes: readonly components["schemas"]["RiskChangeField"][];
            /**
             * @description rowVersion of the policy as it was looked at; another one is refused.
             * @example 1
             */
            readonly policyVersion: number;
            /**
             * Format: uuid
             * @description The referral under which underwriters have approved this change.
             */
            readonly referralId?: string;
        };
        readonly EndorsementPreviewRequest: {
            /**
             * Format: date
             * @description The first day of the change.
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            /** @description Which value goes on where a later entry sets the same field. */
            readonly settlements?: readonly components["schemas"]["SettlementField"][];
            /** @description Why; shown on the endorsement. */
            readonly reason?: string;
            readonly changes: readonly components["schemas"]["RiskChangeField"][];
        };
        readonly EndorsementPreviewResponse: {
            /** @description To be named when the endorsement is bound. */
            readonly policyVersion: number;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            /**
             * Format: decimal
             * @description Of the whole term.
             * @example 501.00
             */
            readonly premiumBefore: string;
            /**
             * Format: decimal
             * @description Null while a conflict is not settled.
             * @example 501.00
             */
            readonly premiumAfter: string | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly premiumChange: string | null;
            readonly charges: readonly components["schemas"]["PolicyChargeResponse"][];
            /** @description Coverages whose limits or deductible change, that are new, or that end, from that day on. */
            readonly coverages: readonly components["schemas"]["CoverageChangeResponse"][];
            /** @description Fields that a later entry sets as well. */
            readonly conflicts: readonly components["schemas"]["ConflictResponse"][];
            /** @description To be reversed and booked again. */
            readonly later: readonly components["schemas"]["LaterEntryResponse"][];
            /** @description What the manual asks for before the change can be bound, such as the VIN of a new vehicle. */
            readonly missingToBind: readonly components["schemas"]["MissingPointResponse"][];
            /** @description Of what the change brings; agents see the outcome without its reasons. */
            readonly underwriting: components["schemas"]["UnderwritingDecisionResponse"];
            /** @description The new worksheet, for a whole term. */
            readonly calculation: components["schemas"]["CalculationResponse"] | null;
        };
        readonly EnterContactRequest: {
            /** @example Buckeye Roofing LLC */
            readonly name: string;
            /** Format: email */
            readonly email?: string | null;
            readonly phone?: string | null;
            readonly address?: components["schemas"]["MailingAddressFields"] | null;
            /**
             * @description Kept encrypted; only its last four digits are ever shown.
             * @example 12-3456789
             */
            readonly taxId?: string | null;
            /** @example organization */
            readonly kind: components["schemas"]["ClaimContactKind"];
        };
        readonly EntryProofResponse: {
            /** @description The row as it was hashed: SHA-256 of a zero byte and this text is its leaf. */
            readonly entry: string;
            /** @description Its place in the seal, from 0. */
            readonly index: number;
            /** @description Hashes from the leaf to the root of the seal (RFC 9162). */
            readonly path: readonly string[];
            /** @description What was signed of the seal; its own leaf in the tree of seals is made of it. */
            readonly sealStatement: string;
            /** @description ES256, in base64url. */
            readonly sealSignature: string;
            readonly kid: string;
            /** @description From the seal to the root of the checkpoint; empty while there is none. */
            readonly sealPath: readonly string[];
            /** @description The first checkpoint over the seal. */
            readonly checkpoint: components["schemas"]["ProvenCheckpoint"] | null;
        };
        readonly ErrorReasonResponse: {
            /**
             * @description Which edition cannot rate; the candidate when neither can.
             * @enum {string}
             */
            readonly edition: "baseline" | "candidate";
            /** @example rating.invalid-risk */
            readonly code: string;
            /**
             * @description Into the risk; `*` stands for any position in a list.
             * @example /propertyInfo/roofAge
             */
            readonly pointer: string;
            /**
             * @description As the first policy had it.
             * @example is required
             */
            readonly detail: string;
            /** @example 1000 */
            readonly policies: number;
        };
        readonly ExecuteRefundRequest: {
            /** @example check */
            readonly method: components["schemas"]["PayoutMethod"];
            /**
             * @description Under which the money can be found. Never the number of a card or a bank account.
             * @example CHK-100234
             */
            readonly reference: string;
            /**
             * Format: date
             * @description The day on which the money went out; not after today.
             * @example 2026-03-01
             */
            readonly paidOn: string;
        };
        readonly ExpiringPlanResponse: {
            /** Format: uuid */
            readonly editionId: string;
            /** @example oh-home */
            readonly plan: string;
            /** @example 2024-1 */
            readonly edition: string;
            /** @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa */
            readonly contentHash: string;
            /**
             * Format: decimal
             * @description On the new characteristics.
             * @example 501.00
             */
            readonly premium: string;
        };
        /** @enum {string} */
        readonly ExportFormat: "csv" | "ndjson";
        readonly ExposureResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly claimId: string;
            /** Format: uuid */
            readonly incidentId: string;
            readonly sequence: number;
            readonly coverage: string;
            readonly part: string | null;
            /** Format: uuid */
            readonly itemId: string | null;
            /** Format: uuid */
            readonly claimantId: string | null;
            readonly status: components["schemas"]["ClaimExposureStatus"];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly lossAmount: string | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly valueAtLoss: string | null;
            /**
             * Format: decimal
             * @description What the coverage pays for the loss in all; null: not assessed yet.
             * @example 501.00
             */
            readonly payable: string | null;
            /**
             * Format: decimal
             * @description What of that is neither paid nor promised.
             * @example 501.00
             */
            readonly due: string | null;
            /** @description How the loss becomes what is paid. */
            readonly settlement: readonly components["schemas"]["SettledStepResponse"][];
            readonly lines: readonly components["schemas"]["ReserveLineResponse"][];
            readonly rowVersion: number;
        };
        readonly ExposuresResponse: {
            readonly incidents: readonly components["schemas"]["IncidentResponse"][];
            readonly exposures: readonly components["schemas"]["ExposureResponse"][];
        };
        readonly FactorsResponse: {
            /** @description The role of the user asks for a second factor at each sign-in. */
            readonly isRequired: boolean;
            /** @description An authenticator app is set up. */
            readonly hasAuthenticator: boolean;
            /** @description Passkeys that open the account. */
            readonly passkeys: number;
            /** @description Recovery codes that have not been used. */
            readonly recoveryCodesLeft: number;
        };
        readonly FieldFault: {
            /**
             * @description Where: a JSON pointer into the body (RFC 6901), `/lines/7/value` for the cell `value` in line 7 of a CSV file, or `?name` for a query parameter.
             * @example /drivers/0/birthDate
             */
            readonly pointer: string;
            /**
             * @description What is wrong there.
             * @example must be a date such as 2026-03-01
             */
            readonly detail: string;
        };
        readonly FinancialsResponse: {
            readonly lines: readonly components["schemas"]["ReserveLineResponse"][];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly reserved: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly paid: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly outstanding: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly recovered: string;
            /**
             * Format: decimal
             * @description Reserved and not recovered: what the claim costs as far as is known.
             * @example 501.00
             */
            readonly incurred: string;
        };
        readonly FinishDiaryEntryRequest: {
            /** @example The letter was mailed. */
            readonly note?: string | null;
        };
        readonly GrantAuthorityRequest: {
            /**
             * @description As the rules of manuals name it.
             * @example underwriter
             */
            readonly code: string;
            /**
             * Format: uuid
             * @description Who holds it; a user or a role.
             */
            readonly userId?: string | null;
            /** @example underwriter */
            readonly role?: components["schemas"]["AuthorityHolderRole"] | null;
            /**
             * @description How the value that a rule measured compares with the limit.
             * @example at_most
             */
            readonly comparator: components["schemas"]["AuthorityComparator"];
            /**
             * Format: decimal
             * @description The limit; null with `any`.
             * @example 1000000
             */
            readonly value?: string | null;
            /** @description Every product where it is left out. */
            readonly productType?: components["schemas"]["ProductType"] | null;
            /** @description Every state where it is left out. */
            readonly state?: components["schemas"]["UsState"] | null;
            /** @description Whether business of one’s own takes somebody else; true unless told. */
            readonly fourEyes?: boolean;
            /**
             * Format: date
             * @description The first day on which it may be used.
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day on which it no longer may.
             */
            readonly expirationDate?: string | null;
        };
        readonly GrantClaimAuthorityRequest: {
            /**
             * Format: uuid
             * @description Who holds it; a user or a role.
             */
            readonly userId?: string | null;
            /** @example adjuster */
            readonly role?: components["schemas"]["ClaimAuthorityHolder"] | null;
            /** @example payment */
            readonly kind: components["schemas"]["ClaimAuthorityKind"];
            /**
             * @description What is measured: the transaction alone, with all of its coverage on the claim, or with all of the claim.
             * @example coverage
             */
            readonly basis: components["schemas"]["ClaimAuthorityBasis"];
            /**
             * @description Every coverage where it is left out.
             * @example dwelling
             */
            readonly coverage?: string | null;
            /** @description Every cost where it is left out. */
            readonly costType?: components["schemas"]["ClaimCostType"] | null;
            /** @description Every product where it is left out. */
            readonly productType?: components["schemas"]["ProductType"] | null;
            /** @description Every state where it is left out. */
            readonly state?: components["schemas"]["UsState"] | null;
            /**
             * Format: decimal
             * @description Null: without a limit.
             * @example 15000.00
             */
            readonly amount: string | null;
            /** @description Whether payments take a second person all the same; true unless told. */
            readonly fourEyes?: boolean;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day on which it no longer holds.
             */
            readonly expirationDate?: string | null;
        };
        /** @enum {string} */
        readonly GrantType: "authorization_code" | "refresh_token" | "client_credentials";
        readonly HeldSubject: {
            /** @example policy */
            readonly type: components["schemas"]["HeldSubjectType"];
            /**
             * Format: uuid
             * @description Of a customer, also what belongs to the customer is held; of a policy, its claims.
             */
            readonly id: string;
        };
        /** @enum {string} */
        readonly HeldSubjectType: "customer" | "policy" | "claim";
        readonly ImpactAnalysisPage: {
            readonly items: readonly components["schemas"]["ImpactAnalysisResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly ImpactAnalysisResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly status: components["schemas"]["ImpactAnalysisStatus"];
            /** @description Why it was canceled or failed. */
            readonly reason: string | null;
            /** Format: uuid */
            readonly candidateEditionId: string;
            /** @example 2026-07 */
            readonly candidateLabel: string;
            /** @description What the candidate said when this was asked for; a job never mixes two contents. */
            readonly candidateHash: string;
            /**
             * Format: uuid
             * @description Null: each policy is compared with the edition of its own term.
             */
            readonly baselineEditionId: string | null;
            readonly baselineLabel: string | null;
            /** Format: uuid */
            readonly planId: string;
            /** @example homeowners-oh */
            readonly planCode: string;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example BND */
            readonly companyCode: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly inForceOn: string;
            /**
             * Format: date
             * @description The day by which dates are judged to lie in the past.
             * @example 2026-03-01
             */
            readonly ratedOn: string;
            /**
             * @description Policies done so far.
             * @example 1000
             */
            readonly done: number;
            /**
             * @description Policies in all; null until they are counted.
             * @example 1000
             */
            readonly total: number | null;
            /** @example 42 */
            readonly percent: number;
            /**
             * @description Over the time that workers were at it.
             * @example 1000
             */
            readonly policiesPerSecond: number | null;
            /**
             * @description At that rate; null before the first batch and after the last.
             * @example 1000
             */
            readonly secondsLeft: number | null;
            /**
             * @description Policies done that one of the editions cannot rate.
             * @example 1000
             */
            readonly errors: number;
            /** Format: uuid */
            readonly createdBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly startedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly endedAt: string | null;
            /**
             * @description Changes with the status, not with the progress, so that If-Match can be met while it runs.
             * @example 1
             */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        readonly ImpactAnalysisResultResponse: {
            /** Format: uuid */
            readonly bookRatingId: string;
            /** @example 1000 */
            readonly policies: number;
            /**
             * @description With a price on both editions; all figures below are about these.
             * @example 1000
             */
            readonly rated: number;
            /** @example 1000 */
            readonly errors: number;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly oldTotal: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly newTotal: string;
            /**
             * Format: decimal
             * @example -12.50
             */
            readonly change: string;
            /**
             * Format: decimal
             * @example -4.25
             */
            readonly changePercent: string | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly oldAverage: string | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly newAverage: string | null;
            /** @example 1000 */
            readonly raised: number;
            /** @example 1000 */
            readonly lowered: number;
            /** @example 1000 */
            readonly unchanged: number;
            /**
             * @description Policies that cost nothing before, which no percentage and no bucket fits.
             * @example 1000
             */
            readonly withoutOldPremium: number;
            /**
             * Format: decimal
             * @example -12.50
             */
            readonly smallestChange: string | null;
            /**
             * Format: decimal
             * @example -12.50
             */
            readonly largestChange: string | null;
            /**
             * Format: decimal
             * @example -4.25
             */
            readonly smallestChangePercent: string | null;
            /**
             * Format: decimal
             * @example -4.25
             */
            readonly largestChangePercent: string | null;
            /** @description Policies by percent of change, from the deepest fall to the steepest rise; 0 to 0 are the unchanged. The edge that is farther from zero belongs to a bucket. */
            readonly histogram: readonly components["schemas"]["BucketResponse"][];
            /** @description The most frequent first. */
            readonly errorReasons: readonly components["schemas"]["ErrorReasonResponse"][];
            /** @description By percent, then by dollars. */
            readonly mostRaised: readonly components["schemas"]["AffectedPolicyResponse"][];
            /** @description By percent, then by dollars. */
            readonly mostLowered: readonly components["schemas"]["AffectedPolicyResponse"][];
        };
        /** @enum {string} */
        readonly ImpactAnalysisStatus: "queued" | "running" | "paused" | "succeeded" | "failed" | "cancelled";
        readonly IncidentResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly sequence: number;
            readonly kind: components["schemas"]["ClaimIncidentKind"];
            /** Format: uuid */
            readonly itemId: string | null;
            readonly description: string | null;
        };
        readonly InputsHeadingResponse: {
            readonly purpose: components["schemas"]["InputsPurpose"];
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example BND */
            readonly companyCode: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /** Format: uuid */
            readonly editionId: string;
            /** @example 2024-1 */
            readonly editionLabel: string;
            /**
             * @description Of the content of the edition.
             * @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
             */
            readonly editionHash: string;
        };
        /** @enum {string} */
        readonly InputsPurpose: "draft" | "price" | "bind";
        readonly InstallmentResponse: {
            /** @example 1 */
            readonly number: number;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly billOn: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly dueOn: string;
            /**
             * Format: decimal
             * @description Below zero for a credit.
             * @example 41.75
             */
            readonly amount: string;
            /**
             * Format: decimal
             * @example 0.00
             */
            readonly fee: string;
            /**
             * Format: decimal
             * @description Money received for it; credits and write-offs are none.
             * @example 41.75
             */
            readonly paid: string;
            /**
             * @description `credited`: a credit, or settled by one without any money; `written_off`: given up, in part or whole.
             * @enum {string}
             */
            readonly status: "planned" | "billed" | "paid" | "overdue" | "credited" | "written_off" | "void";
        };
        readonly InsuredPlaceFields: {
            /** @example 12 Maple Street */
            readonly street: string;
            /** @example 43004 */
            readonly zipCode: string;
        };
        readonly IssueNoticeRequest: {
            /**
             * Format: uuid
             * @description The notice that this one corrects.
             */
            readonly supersedes?: string;
        };
        readonly IssuePage: {
            readonly items: readonly components["schemas"]["IssueResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly IssueProposalRequest: {
            /** @description For the customer, below everything else. */
            readonly remarks?: readonly string[];
            /**
             * Format: uuid
             * @description The proposal that this one corrects.
             */
            readonly supersedes?: string;
        };
        readonly IssueResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly subjectType: components["schemas"]["UnderwritingSubjectType"];
            /** Format: uuid */
            readonly subjectId: string;
            /** @example QUOT-2026-0000001 */
            readonly reference: string | null;
            /** @example BND */
            readonly companyCode: string | null;
            /** Format: uuid */
            readonly customerId: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @description The rule of the manual. */
            readonly code: string;
            readonly title: string;
            /** @description Null: the rule declines. */
            readonly blocks: components["schemas"]["BlockingPoint"] | null;
            /** @description What it takes to approve it. */
            readonly authority: string | null;
            /** @description What the rule read, by the paths of the manual. */
            readonly facts: {
                readonly [key: string]: unknown;
            };
            /**
             * Format: decimal
             * @description The number that the rule compared with a limit.
             * @example 1.25
             */
            readonly value: string | null;
            /**
             * @description Which way the value gets worse.
             * @enum {string|null}
             */
            readonly worse: "higher" | "lower" | null;
            readonly status: components["schemas"]["UnderwritingIssueStatus"];
            /** Format: uuid */
            readonly claimedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly claimedAt: string | null;
            /**
             * @description On what the decision rests: a person, the authority of who asked, an approval of before, a rule.
             * @enum {string|null}
             */
            readonly basis: "person" | "authority" | "carried" | "rule" | null;
            /** Format: uuid */
            readonly decidedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly decidedAt: string | null;
            /** @example Inspected last spring: wiring and roof are new */
            readonly reason: string | null;
            readonly validThrough: components["schemas"]["BlockingPoint"] | null;
            readonly validity: components["schemas"]["ApprovalValidity"] | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly validUntil: string | null;
            /**
             * Format: decimal
             * @example 1.25
             */
            readonly offsetPercent: string | null;
            /**
             * Format: uuid
             * @description The approval that was carried over.
             */
            readonly carriedFrom: string | null;
            /**
             * Format: uuid
             * @description Whose business it is; null for the system.
             */
            readonly raisedBy: string | null;
            /** @description Its rule read a consumer report, or held because of one: a decline rests on that report. */
            readonly usesReport: boolean;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        readonly IssuedDocumentResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly kind: components["schemas"]["DocumentKind"];
            /**
             * @description SHA-256 of its words.
             * @example ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65ee469c65
             */
            readonly contentSha256: string;
        };
        /** @enum {string} */
        readonly JurisdictionRuleKind: "banned_rating_variable" | "minimum_limit" | "notice_days" | "proration" | "cancellation_refund" | "underwriting_period" | "renewal_timing" | "notice_text" | "specific_reason" | "free_look" | "claim_limitation" | "claim_deadline";
        readonly JurisdictionRulePage: {
            readonly items: readonly components["schemas"]["JurisdictionRuleResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly JurisdictionRuleResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly state: components["schemas"]["UsState"];
            /** @description Null: every product. */
            readonly productType: components["schemas"]["ProductType"] | null;
            readonly kind: components["schemas"]["JurisdictionRuleKind"];
            /**
             * @description What it is about: a rating variable such as `credit` or `gender`, a coverage, or for which notice the days are.
             * @example cancellation-underwriting-period
             */
            readonly key: string;
            /** @description `{}` for a banned variable; `{ "days": 30 }` for notice days; `{ "amount": "25000.00" }` or `{ "perPerson": …, "perAccident": … }` for a minimum limit; `{ "text": … }` for what a notice tells the insured. */
            readonly value: {
                readonly [key: string]: unknown;
            };
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string | null;
            /**
             * @description Statute, regulation or bulletin.
             * @example Example, not checked against the code
             */
            readonly citation: string;
            /**
             * Format: uuid
             * @description Null for the system.
             */
            readonly createdBy: string | null;
            /** @description Who entered or ended it, or entered the same before: none of them reviews it. */
            readonly contributors: readonly string[];
            /** Format: uuid */
            readonly reviewedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly reviewedAt: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        /** @enum {string} */
        readonly KeptValue: "this" | "later";
        readonly LaterEntryResponse: {
            readonly sequence: number;
            readonly kind: components["schemas"]["PolicyTransactionKind"];
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
        };
        /** @enum {string} */
        readonly LedgerChargeKind: "premium" | "fee" | "tax" | "discount" | "rounding";
        readonly LedgerEntryPage: {
            readonly items: readonly components["schemas"]["LedgerEntryResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly LedgerEntryResponse: {
            readonly sequence: number;
            /** Format: uuid */
            readonly transactionId: string;
            /** Format: uuid */
            readonly lineId: string;
            readonly kind: components["schemas"]["ClaimEntryKind"];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string;
            /** Format: uuid */
            readonly bookedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly bookedAt: string;
        };
        readonly LegalHoldList: {
            readonly items: readonly components["schemas"]["LegalHoldResponse"][];
        };
        readonly LegalHoldPage: {
            readonly items: readonly components["schemas"]["LegalHoldResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly LegalHoldResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly matter: string;
            readonly subjectType: components["schemas"]["HeldSubjectType"];
            /** Format: uuid */
            readonly subjectId: string;
            readonly reason: string;
            /** Format: uuid */
            readonly placedBy: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly placedAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly releasedAt: string | null;
            readonly releaseReason: string | null;
        };
        readonly LimitResponse: {
            /** @example dwelling */
            readonly code: string;
            /** @example Dwelling */
            readonly title: string;
            /**
             * Format: decimal
             * @example 215000.00
             */
            readonly amount: string;
        };
        readonly LineAmountResponse: {
            /** Format: uuid */
            readonly lineId: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string;
        };
        readonly LinkSentResponse: {
            /**
             * @description An invitation for a user who has had no password yet.
             * @enum {string}
             */
            readonly kind: "reset" | "invitation";
            /**
             * Format: date-time
             * @description When the link ends.
             * @example 2026-03-01T09:30:00Z
             */
            readonly expiresAt: string;
        };
        readonly LossFields: {
            /**
             * Format: date
             * @description On the calendar of the place where the policy is.
             * @example 2026-03-01
             */
            readonly lossOn?: string | null;
            /**
             * Format: date-time
             * @description Where the time is known too.
             */
            readonly lossAt?: string | null;
            /** @example hail */
            readonly cause?: components["schemas"]["CauseOfLoss"] | null;
            /** @example Hail broke the shingles of the roof. */
            readonly description?: string | null;
            readonly lossPlace?: components["schemas"]["LossPlaceFields"] | null;
            /**
             * @description Of the event that brought many losses.
             * @example PCS-2647
             */
            readonly catastropheCode?: string | null;
            /**
             * Format: decimal
             * @example 12400.00
             */
            readonly amountClaimed?: string | null;
        };
        /** @enum {string} */
        readonly LossNoticeChannel: "phone" | "web" | "email" | "mail" | "agent" | "in_person" | "authority";
        readonly LossNoticeResponse: {
            /** Format: uuid */
            readonly id: string;
            /**
             * Format: uuid
             * @description Of a duplicate, the claim under which it came in.
             */
            readonly claimId: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly reportedAt: string;
            readonly channel: components["schemas"]["LossNoticeChannel"];
            readonly reporter: components["schemas"]["ReporterFields"];
            readonly said: components["schemas"]["LossFields"];
            /** Format: uuid */
            readonly recordedBy: string | null;
        };
        readonly LossPlaceFields: {
            /** @example 12 Maple Street */
            readonly street?: string | null;
            /** @example Columbus */
            readonly city?: string | null;
            readonly state?: components["schemas"]["UsState"] | null;
            /** @example 43004 */
            readonly zipCode?: string | null;
        };
        /** @enum {string} */
        readonly LossReporterRelation: "insured" | "claimant" | "agent" | "attorney" | "witness" | "police" | "family" | "beneficiary" | "other";
        readonly LossRunLineResponse: {
            /** Format: uuid */
            readonly claimId: string;
            /** @example CLM-2026-0000001 */
            readonly claimNumber: string;
            /** Format: uuid */
            readonly policyId: string | null;
            readonly policyNumber: string | null;
            readonly productType: components["schemas"]["ProductType"] | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly lossOn: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly reportedAt: string;
            readonly cause: components["schemas"]["CauseOfLoss"] | null;
            readonly catastropheCode: string | null;
            readonly status: components["schemas"]["ClaimStatus"];
            /**
             * Format: decimal
             * @description For the loss itself.
             * @example 501.00
             */
            readonly paidLoss: string;
            /**
             * Format: decimal
             * @description For adjusting and law.
             * @example 501.00
             */
            readonly paidExpense: string;
            /**
             * Format: decimal
             * @description Set aside and not paid.
             * @example 501.00
             */
            readonly outstanding: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly recovered: string;
            /**
             * Format: decimal
             * @description Paid and outstanding, without what came back.
             * @example 501.00
             */
            readonly incurred: string;
        };
        readonly LossRunResponse: {
            /**
             * Format: date-time
             * @description Of when it is true.
             * @example 2026-03-01T09:30:00Z
             */
            readonly asOf: string;
            /** @description The latest loss first. */
            readonly items: readonly components["schemas"]["LossRunLineResponse"][];
            readonly count: number;
            readonly openCount: number;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly paid: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly outstanding: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly recovered: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly incurred: string;
        };
        readonly MailNoticeRequest: {
            /**
             * Format: date-time
             * @description When it was handed over; the notice period runs from this day.
             * @example 2026-03-01T09:30:00Z
             */
            readonly mailedAt: string;
            /**
             * @description Number of the certificate of mailing, or where it is kept.
             * @example Certificate 7035 0001
             */
            readonly proofOfMailing: string;
        };
        readonly MailingAddressFields: {
            /**
             * @description ISO 3166-1 alpha-2; the United States unless told.
             * @enum {string|null}
             */
            readonly country?: "US" | "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MK" | "ML" | "MM" | "MN" | "MO" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PS" | "PT" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VN" | "VU" | "WF" | "WS" | "XK" | "YE" | "YT" | "ZA" | "ZM" | "ZW" | null;
            /** @example 12 Maple Street */
            readonly line1: string;
            readonly line2?: string | null;
            /** @description Abroad only. */
            readonly line3?: string | null;
            /**
             * @description APO, FPO or DPO for the armed forces. Abroad it may stand in the lines instead.
             * @example Columbus
             */
            readonly city?: string | null;
            /**
             * @description Required in the United States, its territories and for the armed forces (AA, AE, AP).
             * @example OH
             * @enum {string|null}
             */
            readonly state?: "AL" | "AK" | "AZ" | "AR" | "CA" | "CO" | "CT" | "DE" | "DC" | "FL" | "GA" | "HI" | "ID" | "IL" | "IN" | "IA" | "KS" | "KY" | "LA" | "ME" | "MD" | "MA" | "MI" | "MN" | "MS" | "MO" | "MT" | "NE" | "NV" | "NH" | "NJ" | "NM" | "NY" | "NC" | "ND" | "OH" | "OK" | "OR" | "PA" | "RI" | "SC" | "SD" | "TN" | "TX" | "UT" | "VT" | "VA" | "WA" | "WV" | "WI" | "WY" | "AS" | "FM" | "GU" | "MH" | "MP" | "PR" | "PW" | "VI" | "AA" | "AE" | "AP" | null;
            /**
             * @description Required where there is a state, and one of that state.
             * @example 43004
             */
            readonly zipCode?: string | null;
            /** @description Why the ZIP code is right although it is not known as one of the state. It is taken then, and the reason is audited. */
            readonly zipCodeReason?: string | null;
            /** @description Province, prefecture or county; abroad only. */
            readonly region?: string | null;
            /** @description As the country writes it; abroad only. */
            readonly postalCode?: string | null;
        };
        readonly ManualFaultResponse: {
            /** @enum {string} */
            readonly kind: "manual" | "test-case" | "state-fact";
            /**
             * @description Where in the manual: a JSON pointer.
             * @example /coverages/0/steps/2
             */
            readonly pointer: string;
            /** @example can never be reached: no step names it */
            readonly detail: string;
        };
        readonly MeasureResponse: {
            readonly coverage: string | null;
            readonly costType: components["schemas"]["ClaimCostType"] | null;
            readonly amounts: components["schemas"]["MeasuredAmountsResponse"];
        };
        readonly MeasuredAmountsResponse: {
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly transaction: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly coverage: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly claim: string;
        };
        readonly MergeClaimRequest: {
            /**
             * Format: uuid
             * @description The claim that stays.
             */
            readonly intoClaimId: string;
        };
        readonly MergeCustomerRequest: {
            /**
             * Format: uuid
             * @description Who stays: a customer of the same agency and kind.
             */
            readonly into: string;
            /** @example Entered again by telephone on the same day. */
            readonly reason: string;
        };
        readonly MissingItemResponse: {
            /** @example /lossOn */
            readonly pointer: string;
            /** @example The day of the loss */
            readonly title: string;
            readonly neededFor: components["schemas"]["ClaimMissingFor"];
        };
        readonly MissingPointResponse: {
            /** @example /propertyInfo/territory */
            readonly pointer: string;
            /**
             * @description In the words of the manual.
             * @example Territory
             */
            readonly title: string | null;
        };
        readonly MoratoriumPage: {
            readonly items: readonly components["schemas"]["MoratoriumResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly MoratoriumResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly state: components["schemas"]["UsState"];
            /**
             * @description Null: the whole state.
             * @example [
             *       "431",
             *       "43004"
             *     ]
             */
            readonly zipPrefixes: readonly string[] | null;
            /**
             * @description Null: every product.
             * @example [
             *       "home"
             *     ]
             */
            readonly productTypes: readonly components["schemas"]["ProductType"][] | null;
            /**
             * @description What may not be done. What may not be quoted may not be bound either.
             * @example [
             *       "quote",
             *       "endorse"
             *     ]
             */
            readonly transactions: readonly components["schemas"]["MoratoriumTransaction"][];
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string | null;
            /**
             * @description What the person is told.
             * @example No new business while the storm is near
             */
            readonly reason: string;
            /** @example Bulletin 2026-07 */
            readonly citation: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        /** @enum {string} */
        readonly MoratoriumTransaction: "quote" | "bind" | "endorse" | "renew";
        readonly NameContactRequest: {
            /** Format: uuid */
            readonly contactId: string;
            /** @example repairer */
            readonly role: components["schemas"]["ClaimContactRole"];
            readonly note?: string | null;
        };
        readonly NamedAgencyResponse: {
            readonly name: string;
            readonly phone: string;
            readonly address: string;
        };
        readonly NextStepResponse: {
            readonly action: components["schemas"]["ClaimAction"];
            readonly to: components["schemas"]["ClaimStatus"];
            readonly requires: readonly components["schemas"]["ClaimRequirement"][];
            /** @description Whether the caller’s role may. */
            readonly isAllowed: boolean;
        };
        readonly NonRenewPolicyRequest: {
            /**
             * @description At whose wish the policy ends with its term.
             * @example insurer
             */
            readonly requestedBy: components["schemas"]["CancellationRequester"];
            /** @example loss_history */
            readonly reason: components["schemas"]["NonRenewalReason"];
            /**
             * @description For the insured: the facts on which the decision rests. Printed in the notice after the reason; some states ask for it.
             * @example Two at-fault accidents of the driver Ada Lake, on March 3 and May 20, 2026.
             */
            readonly explanation?: string;
            /** @description For the file. */
            readonly note?: string;
            /**
             * @description rowVersion of the policy as it was looked at; another one is refused.
             * @example 1
             */
            readonly policyVersion: number;
        };
        readonly NonRenewalPreviewRequest: {
            /**
             * @description At whose wish the policy ends with its term.
             * @example insurer
             */
            readonly requestedBy: components["schemas"]["CancellationRequester"];
            /** @example loss_history */
            readonly reason: components["schemas"]["NonRenewalReason"];
            /**
             * @description For the insured: the facts on which the decision rests. Printed in the notice after the reason; some states ask for it.
             * @example Two at-fault accidents of the driver Ada Lake, on March 3 and May 20, 2026.
             */
            readonly explanation?: string;
            /** @description For the file. */
            readonly note?: string;
        };
        readonly NonRenewalPreviewResponse: {
            /**
             * @description To be named when the policy is not renewed.
             * @example 1
             */
            readonly policyVersion: number;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string;
            readonly requestedBy: components["schemas"]["CancellationRequester"];
            readonly reason: components["schemas"]["NonRenewalReason"];
            /** @description Owed by the insurer; null where the insured asks. */
            readonly noticeDays: number | null;
            /** @example Ohio R.C. 3937.34 */
            readonly noticeCitation: string | null;
            /**
             * Format: date
             * @description The last day on which the notice is mailed in time.
             * @example 2026-03-01
             */
            readonly mailBy: string | null;
            /** @description Whether the state asks for an `explanation`. */
            readonly isExplanationOwed: boolean;
            /** @description Whether that day has passed: the law then has the insurer renew. */
            readonly isTooLate: boolean;
            /** @description Whether a renewal that is prepared or offered would be given up. */
            readonly endsRenewal: boolean;
        };
        /** @enum {string} */
        readonly NonRenewalReason: "insured_request" | "replaced_elsewhere" | "sold" | "moved_away" | "underwriting" | "loss_history" | "driving_record" | "property_condition" | "increased_hazard" | "fraud" | "licence_suspended" | "program_ended" | "concentration";
        readonly NonRenewalResponse: {
            /** Format: uuid */
            readonly policyId: string;
            readonly isNonRenewed: boolean;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string;
            readonly requestedBy: components["schemas"]["CancellationRequester"] | null;
            readonly reason: components["schemas"]["NonRenewalReason"] | null;
            /** @description As the insured was told. */
            readonly explanation: string | null;
            readonly note: string | null;
            /** @description Owed by the insurer; null where the insured asks. */
            readonly noticeDays: number | null;
            /** @example Ohio R.C. 3937.34 */
            readonly noticeCitation: string | null;
            /**
             * Format: date
             * @description The last day on which the notice is mailed in time.
             * @example 2026-03-01
             */
            readonly mailBy: string | null;
            /** @description Whether every notice that is owed was mailed in time, or none is owed. */
            readonly stands: boolean;
        };
        /** @enum {string} */
        readonly NoticeKind: "cancellation" | "rescission" | "reinstatement" | "non_renewal" | "renewal_offer" | "adverse_action" | "declaration";
        readonly NoticePage: {
            readonly items: readonly components["schemas"]["NoticeResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly NoticeResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly policyId: string;
            readonly policyNumber: string;
            /**
             * Format: uuid
             * @description The entry of the ledger that it tells of.
             */
            readonly transactionId: string | null;
            /** Format: uuid */
            readonly partyId: string | null;
            readonly kind: components["schemas"]["NoticeKind"];
            /** @enum {string} */
            readonly status: "pending" | "mailed" | "returned" | "withdrawn";
            readonly addressedTo: components["schemas"]["AddresseeResponse"];
            /** Format: uuid */
            readonly documentId: string | null;
            /**
             * Format: date
             * @description The day of which it speaks.
             * @example 2026-03-01
             */
            readonly effectiveOn: string | null;
            /** @description Between mailing and that day. */
            readonly noticeDays: number | null;
            /** @description Whether that day depends on its mailing. */
            readonly isRequired: boolean;
            /**
             * Format: date
             * @description The last day on which it is mailed in time.
             * @example 2026-03-01
             */
            readonly dueOn: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly mailedAt: string | null;
            readonly proofOfMailing: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly returnedAt: string | null;
            readonly returnReason: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        readonly OauthClientPage: {
            readonly items: readonly components["schemas"]["OauthClientResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly OauthClientResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly clientId: string;
            /** @example Rate comparison of Lakeside */
            readonly clientName: string;
            readonly applicationType: components["schemas"]["ApplicationType"];
            readonly tokenEndpointAuthMethod: components["schemas"]["ClientAuthMethod"];
            readonly allowedGrantTypes: readonly components["schemas"]["GrantType"][];
            readonly allowedScopes: readonly string[];
            readonly redirectUris: readonly string[];
            readonly postLogoutRedirectUris: readonly string[];
            /** @description Public keys of a client that signs: a JWK set (RFC 7517). */
            readonly jwks: {
                readonly [key: string]: unknown;
            } | null;
            readonly role: components["schemas"]["SignInRole"] | null;
            /**
             * Format: uuid
             * @description It sees and changes the business of this agency only.
             */
            readonly agencyId: string | null;
            /**
             * Format: uuid
             * @description The user who answers for the client.
             */
            readonly ownerId: string | null;
            /**
             * Format: uuid
             * @description The user or client who entered it.
             */
            readonly createdBy: string | null;
            /** @description Requests and tokens in a minute. */
            readonly rateLimitPerMinute: number;
            /** @description Requests and tokens in an hour. */
            readonly rateLimitPerHour: number;
            /** @description False: refused everywhere. */
            readonly active: boolean;
            /**
             * Format: date-time
             * @description From then on the client is refused everywhere.
             * @example 2026-03-01T09:30:00Z
             */
            readonly expiresAt: string | null;
            /**
             * Format: date-time
             * @description When its secret ends.
             * @example 2026-03-01T09:30:00Z
             */
            readonly secretExpiresAt: string | null;
            /**
             * Format: date-time
             * @description When the secret before it ends; null where there is none.
             * @example 2026-03-01T09:30:00Z
             */
            readonly formerSecretExpiresAt: string | null;
            /** @description The ETag without its quotes. */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        readonly OfferedWayResponse: {
            /** @example monthly */
            readonly code: string;
            /** @example Monthly */
            readonly title: string;
            /** @example 12 */
            readonly instalments: number;
            /**
             * Format: decimal
             * @description Of each installment.
             * @example 55.76
             */
            readonly amount: string;
        };
        readonly OpenExposureRequest: {
            /** Format: uuid */
            readonly incidentId: string;
            /**
             * @description As the policy names it.
             * @example dwelling
             */
            readonly coverage: string;
            /** @description Of a coverage that promises several things, the one that is claimed: bodily-injury. */
            readonly part?: string | null;
            /**
             * Format: uuid
             * @description The item whose coverage it is; of the policy as a whole unless told.
             */
            readonly itemId?: string | null;
            /**
             * Format: uuid
             * @description A contact; the insured unless told.
             */
            readonly claimantId?: string | null;
        };
        readonly OpenIncidentRequest: {
            /** @example dwelling */
            readonly kind: components["schemas"]["ClaimIncidentKind"];
            /**
             * Format: uuid
             * @description The item of the policy that was damaged, such as a vehicle.
             */
            readonly itemId?: string | null;
            /** @example Roof, the side to the street */
            readonly description?: string | null;
        };
        readonly PartyPage: {
            readonly items: readonly components["schemas"]["PartyResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly PartyResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly policyId: string;
            readonly role: components["schemas"]["PolicyPartyRole"];
            /** Format: uuid */
            readonly customerId: string | null;
            /** Format: uuid */
            readonly itemId: string | null;
            readonly name: string;
            readonly address: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The number under which the party knows the matter, such as that of a loan. */
            readonly reference: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day on which it is no longer on the policy.
             * @example 2026-03-01
             */
            readonly expirationDate: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        readonly PayeeRequest: {
            /**
             * @description Contacts of the claim; several are named on one check together.
             * @example [
             *       "00000000-0000-7000-8000-000000000000"
             *     ]
             */
            readonly contactIds: readonly string[];
            /**
             * Format: decimal
             * @description May be left out where there is one payee.
             */
            readonly amount?: string | null;
        };
        readonly PayeeResponse: {
            readonly contactIds: readonly string[];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string;
        };
        readonly PaymentLineRequest: {
            /**
             * Format: uuid
             * @description The reserve line from which it is paid.
             */
            readonly lineId: string;
            /**
             * Format: decimal
             * @description Of a line of loss it may be left out: then all is paid that the coverage still owes.
             */
            readonly amount?: string | null;
        };
        /** @enum {string} */
        readonly PaymentMethod: "check" | "bank_transfer" | "direct_debit" | "cash" | "money_order" | "card_processor" | "agency" | "other";
        readonly PaymentPlanPage: {
            readonly items: readonly components["schemas"]["PaymentPlanResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly PaymentPlanResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example ten-pay */
            readonly code: string;
            /** @example Ten payments */
            readonly title: string;
            /**
             * @description Null: as many as the term has room for.
             * @example 10
             */
            readonly instalments: number | null;
            /**
             * @description From one installment to the next.
             * @example 1
             */
            readonly everyMonths: number;
            /**
             * @description Share of the first installment in percent; null when all are equal.
             * @example 16.67
             */
            readonly downPaymentPercent: string | null;
            /**
             * @description Day of the month of the later installments; null for the day on which the term began.
             * @example 15
             */
            readonly anchorDay: number | null;
            /**
             * @description Days between the bill and its due date.
             * @example 20
             */
            readonly leadDays: number;
            /**
             * Format: decimal
             * @description For each installment after the first.
             * @example 3.00
             */
            readonly fee: string;
            readonly productTypes: readonly components["schemas"]["ProductType"][] | null;
            readonly states: readonly components["schemas"]["UsState"][] | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        readonly PaymentResponse: {
            readonly code: string;
            readonly title: string;
            /** @example 12 */
            readonly instalments: number;
            /**
             * Format: decimal
             * @description Of each installment.
             * @example 501.00
             */
            readonly amount: string;
        };
        /** @enum {string} */
        readonly PaymentReversalKind: "insufficient_funds" | "stopped" | "disputed" | "entered_in_error";
        /** @enum {string} */
        readonly PayoutMethod: "check" | "bank_transfer" | "cash" | "money_order" | "other";
        readonly PlaceHoldRequest: {
            /**
             * @description The suit or the inquiry that it is for.
             * @example Smith v. Acme, 2026-CV-1187
             */
            readonly matter: string;
            /** @example Preserve all records: letter of the court of March 2 */
            readonly reason: string;
            readonly subjects: readonly components["schemas"]["HeldSubject"][];
        };
        readonly PlaceMoratoriumRequest: {
            /** @example OH */
            readonly state: components["schemas"]["UsState"];
            /**
             * @description Whole ZIP codes or their beginnings; the whole state where left out.
             * @example [
             *       "431",
             *       "43004"
             *     ]
             */
            readonly zipPrefixes?: readonly string[] | null;
            /**
             * @description Every product where it is left out.
             * @example [
             *       "home"
             *     ]
             */
            readonly productTypes?: readonly components["schemas"]["ProductType"][] | null;
            /**
             * @description What may not be done. What may not be quoted may not be bound either.
             * @example [
             *       "quote",
             *       "endorse"
             *     ]
             */
            readonly transactions: readonly components["schemas"]["MoratoriumTransaction"][];
            /**
             * Format: date
             * @description The first day of the moratorium.
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day without it.
             */
            readonly expirationDate?: string | null;
            /**
             * @description What the person is told.
             * @example No new business while the storm is near
             */
            readonly reason: string;
            /** @example Bulletin 2026-07 */
            readonly citation?: string | null;
        };
        readonly PolicyCandidateResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example POL-2026-0000001-01 */
            readonly policyNumber: string;
            /** @example Ada Lake */
            readonly insuredName: string;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string;
            /** @description Whether its term has the day of the loss. */
            readonly hasDay: boolean;
        };
        readonly PolicyChargeResponse: {
            /** Format: uuid */
            readonly itemId: string | null;
            /** @example dwelling */
            readonly coverage: string | null;
            readonly kind: components["schemas"]["LedgerChargeKind"];
            readonly code: string | null;
            /** @description How it is earned, and so what a cancellation gives back. */
            readonly earning: components["schemas"]["ChargeEarning"];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string;
            /** @example 1 */
            readonly transactionSequence: number;
        };
        /** @enum {string} */
        readonly PolicyPartyRole: "first_named_insured" | "named_insured" | "mortgagee" | "lienholder" | "additional_insured" | "additional_interest";
        readonly PolicyResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example POL-2026-0000001-01 */
            readonly policyNumber: string;
            /** @example POL-2026-0000001 */
            readonly contractNumber: string;
            /** @example 1 */
            readonly termNumber: number;
            /** @description On the day of the request, in the time zone of the policy. */
            readonly status: components["schemas"]["PolicyStatus"];
            /** Format: uuid */
            readonly customerId: string;
            /** @example Ada Lake */
            readonly insuredName: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example BND */
            readonly companyCode: string;
            /**
             * Format: date
             * @description The first day of coverage.
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day without coverage.
             * @example 2026-03-01
             */
            readonly expirationDate: string;
            /** @example 12 */
            readonly termMonths: number;
            /** @example America/New_York */
            readonly timeZone: string;
            /**
             * Format: decimal
             * @description The sum of all charges; of a term of several years, of those that are charged by now.
             * @example 501.00
             */
            readonly totalPremium: string;
            /** Format: uuid */
            readonly quoteId: string | null;
            /**
             * Format: uuid
             * @description The edition that this term is rated on.
             */
            readonly editionId: string | null;
            /**
             * Format: uuid
             * @description The term that this one renews.
             */
            readonly renewalOf: string | null;
            /**
             * Format: date
             * @description The first day without coverage, where a cancellation has ended it.
             * @example 2026-03-01
             */
            readonly cancelledOn: string | null;
            /**
             * Format: date
             * @description The day on which an announced cancellation will end coverage.
             * @example 2026-03-01
             */
            readonly cancellationDueOn: string | null;
            /** @description Whether its notice went out in time, or it needs none. */
            readonly cancellationStands: boolean;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly boundAt: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly issuedAt: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
            /**
             * Format: date
             * @description The day that was asked about, of which `isCovered` and `coverages` speak.
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            /**
             * Format: date
             * @description The day of the term of which `risk`, `items` and `charges` speak: the same, or the first or last day of the term where that lies outside it.
             * @example 2026-03-01
             */
            readonly termDay: string;
            /**
             * Format: date-time
             * @description The moment at which all this was known; null is now.
             * @example 2026-03-01T09:30:00Z
             */
            readonly knownAt: string | null;
            /** @description Whether the policy gives coverage on the day that was asked about. */
            readonly isCovered: boolean;
            /**
             * @description Why it does not; null where it does. `lapse`: coverage goes on later. `flat_canceled`: it never began.
             * @enum {string|null}
             */
            readonly notCoveredReason: "before_inception" | "after_expiration" | "flat_canceled" | "canceled" | "lapse" | null;
            /** @description What is insured on `termDay`. */
            readonly risk: {
                readonly [key: string]: unknown;
            };
            /** @description The ids by which a change names an item. */
            readonly items: readonly components["schemas"]["RiskItemResponse"][];
            /** @description What is promised on the day that was asked about; nothing where there is no coverage. */
            readonly coverages: readonly components["schemas"]["CoverageResponse"][];
            /** @description What is charged for the span of days within which `termDay` lies, offsets already taken away. */
            readonly charges: readonly components["schemas"]["ChargeInForceResponse"][];
        };
        /** @enum {string} */
        readonly PolicyStatus: "pending" | "active" | "inactive" | "cancelled" | "expired";
        readonly PolicySummaryPage: {
            readonly items: readonly components["schemas"]["PolicySummaryResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly PolicySummaryResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example POL-2026-0000001-01 */
            readonly policyNumber: string;
            /** @example POL-2026-0000001 */
            readonly contractNumber: string;
            /** @example 1 */
            readonly termNumber: number;
            /** @description On the day of the request, in the time zone of the policy. */
            readonly status: components["schemas"]["PolicyStatus"];
            /** Format: uuid */
            readonly customerId: string;
            /** @example Ada Lake */
            readonly insuredName: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example BND */
            readonly companyCode: string;
            /**
             * Format: date
             * @description The first day of coverage.
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day without coverage.
             * @example 2026-03-01
             */
            readonly expirationDate: string;
            /** @example 12 */
            readonly termMonths: number;
            /** @example America/New_York */
            readonly timeZone: string;
            /**
             * Format: decimal
             * @description The sum of all charges; of a term of several years, of those that are charged by now.
             * @example 501.00
             */
            readonly totalPremium: string;
            /** Format: uuid */
            readonly quoteId: string | null;
            /**
             * Format: uuid
             * @description The edition that this term is rated on.
             */
            readonly editionId: string | null;
            /**
             * Format: uuid
             * @description The term that this one renews.
             */
            readonly renewalOf: string | null;
            /**
             * Format: date
             * @description The first day without coverage, where a cancellation has ended it.
             * @example 2026-03-01
             */
            readonly cancelledOn: string | null;
            /**
             * Format: date
             * @description The day on which an announced cancellation will end coverage.
             * @example 2026-03-01
             */
            readonly cancellationDueOn: string | null;
            /** @description Whether its notice went out in time, or it needs none. */
            readonly cancellationStands: boolean;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly boundAt: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly issuedAt: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        /** @enum {string} */
        readonly PolicyTransactionKind: "new_business" | "endorsement" | "cancellation" | "cancellation_notice" | "rescission" | "reinstatement" | "renewal" | "anniversary" | "non_renewal" | "expiry" | "reversal";
        readonly PolicyTransactionPage: {
            readonly items: readonly components["schemas"]["PolicyTransactionResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly PolicyTransactionResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example 1 */
            readonly sequence: number;
            readonly kind: components["schemas"]["PolicyTransactionKind"];
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly bookedAt: string;
            /** Format: uuid */
            readonly bookedBy: string | null;
            /**
             * Format: uuid
             * @description The entry that this one takes back.
             */
            readonly reverses: string | null;
            /** Format: uuid */
            readonly worksheetId: string | null;
            readonly reason: string | null;
            /** @description What an endorsement changed. */
            readonly changes: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /**
             * Format: decimal
             * @description By how much this transaction changed the premium.
             * @example 501.00
             */
            readonly premium: string;
            readonly charges: readonly components["schemas"]["PolicyChargeResponse"][];
        };
        readonly PrepareRenewalRequest: {
            /**
             * @description rowVersion of the policy as it was looked at; another one is refused.
             * @example 1
             */
            readonly policyVersion: number;
        };
        /** @description RFC 9457 problem details. Further members depend on the code. */
        readonly Problem: {
            /**
             * Format: uri
             * @description A stable name of the kind of problem; not an address.
             * @example urn:bindery:problem:http.invalid-request
             */
            readonly type: string;
            /** @example Some fields of the request are wrong. */
            readonly title: string;
            /** @example 400 */
            readonly status: number;
            /**
             * @description Stable; made for programs.
             * @example http.invalid-request
             */
            readonly code: string;
            /** @description What is special about this occurrence. */
            readonly detail?: string;
            /**
             * @description The path of the request.
             * @example /api/v1/quotes
             */
            readonly instance: string;
            /** @description Quote it when you ask for help. */
            readonly requestId: string;
            readonly errors?: readonly components["schemas"]["FieldFault"][];
        } & {
            readonly [key: string]: unknown;
        };
        readonly ProductInputsResponse: {
            /** @example https://json-schema.org/draft/2020-12/schema */
            readonly $schema: string;
            /** @example Homeowners, Ohio */
            readonly title: string;
            readonly description: string;
            /** @example object */
            readonly type: string;
            /** @description The fields of the body, by their names. */
            readonly properties: {
                readonly [key: string]: unknown;
            };
            readonly required: readonly string[];
            readonly additionalProperties: boolean;
            readonly "x-inputs": components["schemas"]["InputsHeadingResponse"];
        };
        /** @enum {string} */
        readonly ProductType: "auto" | "home" | "renters" | "life";
        readonly ProvenCheckpoint: {
            /** @description What was signed: trail, seals, last row, root, moment and key, one on each line. */
            readonly statement: string;
            /** @description ES256, in base64url. */
            readonly signature: string;
        };
        readonly ProvisionResponse: {
            /** @example Section I - Exclusions A.3 */
            readonly number: string;
            /** @example Water: flood, surface water and sewer back-up */
            readonly title: string;
        };
        /** @enum {string} */
        readonly QuoteExpiredReason: "lapsed" | "superseded" | "alternative_bound";
        readonly QuoteGroupResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly customerId: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example 43004 */
            readonly zipCode: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string | null;
            /** @example 12 */
            readonly termMonths: number;
            /**
             * Format: uuid
             * @description The policy that one of them became.
             */
            readonly policyId: string | null;
            readonly alternatives: readonly components["schemas"]["AlternativeResponse"][];
            /** @description Premium by coverage, everything else by its code; adds up to the premium of each alternative. */
            readonly charges: readonly components["schemas"]["ComparedChargeResponse"][];
            /** @description The coverage selections in which the alternatives differ. */
            readonly selections: readonly components["schemas"]["ComparedSelectionResponse"][];
        };
        readonly QuotePage: {
            readonly items: readonly components["schemas"]["QuoteResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly QuoteResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example QUOT-2026-0000001 */
            readonly quoteNumber: string;
            /** @example 1 */
            readonly version: number;
            /**
             * Format: uuid
             * @description The version before this one.
             */
            readonly parentQuoteId: string | null;
            /**
             * Format: uuid
             * @description The version that took its place.
             */
            readonly supersededBy: string | null;
            /**
             * Format: uuid
             * @description The group of alternatives it belongs to.
             */
            readonly groupId: string | null;
            /** @description Its name among the alternatives. */
            readonly alternative: string | null;
            /** @description At the moment of the request. `calculating` does not occur: groups are rated at once. */
            readonly status: components["schemas"]["QuoteStatus"];
            /** @description Why it is expired. */
            readonly expiredReason: components["schemas"]["QuoteExpiredReason"] | null;
            /** Format: uuid */
            readonly customerId: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"];
            /** @example BND */
            readonly companyCode: string | null;
            readonly state: components["schemas"]["UsState"] | null;
            /** @example 43004 */
            readonly zipCode: string | null;
            /**
             * Format: date
             * @description The first day of coverage.
             * @example 2026-03-01
             */
            readonly effectiveDate: string | null;
            /**
             * Format: date
             * @description The first day without coverage.
             * @example 2026-03-01
             */
            readonly expirationDate: string | null;
            /** @example 12 */
            readonly termMonths: number;
            /**
             * Format: decimal
             * @description Before discounts, surcharges, fees, taxes and rounding. Null in a draft that has not been rated.
             * @example 501.00
             */
            readonly basePremium: string | null;
            /**
             * Format: decimal
             * @description For the whole term; of a term longer than a year, for each year. Null in a draft that has not been rated.
             * @example 501.00
             */
            readonly totalPremium: string | null;
            /**
             * Format: decimal
             * @description Null in a draft that has not been rated.
             * @example 501.00
             */
            readonly monthlyPremium: string | null;
            /** @description They add up to totalPremium exactly. */
            readonly charges: readonly components["schemas"]["ChargeResponse"][];
            readonly ratingFactors: readonly components["schemas"]["RatingFactorResponse"][];
            readonly discountsApplied: readonly components["schemas"]["AdjustmentResponse"][];
            readonly surchargesApplied: readonly components["schemas"]["AdjustmentResponse"][];
            /** @description Ways of paying that the manual offers. */
            readonly payments: readonly components["schemas"]["PaymentResponse"][];
            /** @description Null in a draft that has not been rated. */
            readonly decision: components["schemas"]["UnderwritingDecisionResponse"] | null;
            readonly declinedReasons: readonly string[] | null;
            /**
             * Format: decimal
             * @description Null until a registered model writes it; no price ever reads it.
             * @example 1.25
             */
            readonly aiRiskScore: string | null;
            /**
             * Format: decimal
             * @description Null until a registered model writes it; no price ever reads it.
             * @example 1.25
             */
            readonly conversionProbability: string | null;
            /**
             * Format: uuid
             * @description Null in a draft that has not been rated.
             */
            readonly editionId: string | null;
            /**
             * Format: uuid
             * @description How the premium came about: GET /api/v1/quotes/{id}/worksheet. Null in a draft that has not been rated.
             */
            readonly worksheetId: string | null;
            /**
             * Format: date-time
             * @description Until when the price is held. Null in a draft that has not been rated.
             * @example 2026-03-01T09:30:00Z
             */
            readonly expiresAt: string | null;
            /**
             * Format: uuid
             * @description The policy it was bound into.
             */
            readonly policyId: string | null;
            readonly vehicleInfo: {
                readonly [key: string]: unknown;
            } | null;
            readonly propertyInfo: {
                readonly [key: string]: unknown;
            } | null;
            readonly lifeInfo: {
                readonly [key: string]: unknown;
            } | null;
            readonly drivers: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            readonly coverageSelections: {
                readonly [key: string]: unknown;
            } | null;
            /** @description What an unrated draft lacks by the manual of today; null in lists and once it is rated. */
            readonly missing: readonly components["schemas"]["MissingPointResponse"][] | null;
            /** @description What an unrated draft says that the manual does not take; null in lists and once it is rated. */
            readonly wrong: readonly components["schemas"]["WrongPointResponse"][] | null;
            /** @description What the manual that rates it asks for before it can be bound, such as the insured location; null in lists and once nothing can be bound. */
            readonly missingToBind: readonly components["schemas"]["MissingPointResponse"][] | null;
            /**
             * Format: uuid
             * @description Who made it; null for the system.
             */
            readonly createdBy: string | null;
            /**
             * Format: uuid
             * @description Who changed it last.
             */
            readonly updatedBy: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        /** @enum {string} */
        readonly QuoteStatus: "draft" | "calculating" | "quoted" | "expired" | "bound" | "declined";
        readonly QuoteValidityPage: {
            readonly items: readonly components["schemas"]["QuoteValidityResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly QuoteValidityResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @description Null: every product. */
            readonly productType: components["schemas"]["ProductType"] | null;
            /** @description Null: every state. */
            readonly state: components["schemas"]["UsState"] | null;
            /** @example 45 */
            readonly validDays: number;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string | null;
            /** @example Filed rule 7 of the homeowners manual */
            readonly reason: string;
            /** Format: uuid */
            readonly createdBy: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        readonly QuoteVersionPage: {
            readonly items: readonly components["schemas"]["QuoteVersionResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly QuoteVersionResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example 2 */
            readonly version: number;
            readonly status: components["schemas"]["QuoteStatus"];
            readonly expiredReason: components["schemas"]["QuoteExpiredReason"] | null;
            /** Format: uuid */
            readonly supersededBy: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly totalPremium: string | null;
            /**
             * Format: decimal
             * @description What it costs more, or less, than the version before; null for the first.
             * @example -12.00
             */
            readonly difference: string | null;
            /** @description What was asked differently than before. */
            readonly changed: readonly string[];
            /** Format: uuid */
            readonly editionId: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly expiresAt: string | null;
            /** Format: uuid */
            readonly policyId: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        readonly RatingFactorResponse: {
            /**
             * @description `policy` for what is charged for the policy as a whole.
             * @example dwelling
             */
            readonly coverage: string;
            readonly step: string;
            readonly title: string;
            /**
             * Format: decimal
             * @description The base rate, or the factor that was applied, to twelve places: the worksheet has all of it.
             * @example 1.25
             */
            readonly factor: string;
        };
        readonly ReDateEditionRequest: {
            /**
             * Format: date
             * @description New policies effective from this day on are rated on it.
             * @example 2026-03-01
             */
            readonly newBusinessDate: string;
            /**
             * Format: date
             * @description Renewals effective from this day on are rated on it.
             * @example 2026-03-01
             */
            readonly renewalDate: string;
            /** @example The filing has other dates. */
            readonly reason: string;
        };
        readonly ReQuoteRequest: {
            /**
             * Format: uuid
             * @description Another customer, such as the one that this one was merged into.
             */
            readonly customerId?: string;
            /** @description Of the risk, which may differ from the mailing address. */
            readonly zipCode?: string;
            /** @description The underwriting company; needed only where several have a manual in force. */
            readonly companyCode?: string;
            /**
             * Format: date
             * @description The first day of coverage; that of the version before unless told, which may be too far back by now.
             */
            readonly effectiveDate?: string;
            /** @description The term; as before unless told. */
            readonly termMonths?: number;
            /** @description Vehicles, as the inputs of the manual name them. */
            readonly vehicleInfo?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The dwelling or the contents, as the inputs of the manual name them. */
            readonly propertyInfo?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The insured life, as the inputs of the manual name it. */
            readonly lifeInfo?: {
                readonly [key: string]: unknown;
            } | null;
            /** @description Drivers, as the inputs of the manual name them. */
            readonly drivers?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /**
             * @description Limits, deductibles and options, as the inputs of the manual name them.
             * @example {
             *       "deductible": 500
             *     }
             */
            readonly coverageSelections?: {
                readonly [key: string]: unknown;
            } | null;
        };
        readonly ReasonRequest: {
            /** @example The filing has other dates. */
            readonly reason: string;
        };
        readonly RecordPaymentRequest: {
            /**
             * Format: decimal
             * @example 41.75
             */
            readonly amount: string;
            /**
             * Format: date
             * @description The day on which the money came in; not after today.
             * @example 2026-03-01
             */
            readonly receivedOn: string;
            /** @example check */
            readonly method: components["schemas"]["PaymentMethod"];
            /**
             * @description Under which the money can be found at its source, where it is unique; its case counts. Never the number of a card or a bank account.
             * @example LB-2026-0301-17
             */
            readonly externalReference: string;
            /** @description Who reports the money, such as lockbox. Left out: the staff; an agency is its own source. */
            readonly source?: string;
            readonly note?: string | null;
        };
        readonly RecordRecoveryRequest: {
            /** Format: uuid */
            readonly lineId: string;
            /** @example subrogation */
            readonly kind: components["schemas"]["ClaimRecoveryKind"];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string;
            /** @example Roof, estimate of May 4 */
            readonly memo?: string | null;
        };
        readonly RecordedLossResponse: {
            /** Format: uuid */
            readonly claimId: string;
            /** @example CLM-2026-0000001 */
            readonly claimNumber: string;
            /** Format: uuid */
            readonly policyId: string;
            readonly productType: components["schemas"]["ProductType"];
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly occurredOn: string;
            readonly cause: components["schemas"]["CauseOfLoss"] | null;
            readonly catastropheCode: string | null;
            /** @example approved */
            readonly status: string;
            /** @description Whether the claim is still worked on. */
            readonly isOpen: boolean;
            /**
             * Format: decimal
             * @description Paid for the loss itself, without what came back.
             * @example 501.00
             */
            readonly paid: string;
        };
        readonly RecordedLossesResponse: {
            readonly items: readonly components["schemas"]["RecordedLossResponse"][];
        };
        readonly RecordedPaymentPage: {
            readonly items: readonly components["schemas"]["RecordedPaymentResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly RecordedPaymentResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly accountId: string;
            /** @example lockbox */
            readonly source: string;
            /** @example LB-2026-0301-17 */
            readonly externalReference: string;
            /**
             * Format: decimal
             * @example 41.75
             */
            readonly amount: string;
            readonly method: components["schemas"]["PaymentMethod"];
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly receivedOn: string;
            readonly note: string | null;
            /** @enum {string} */
            readonly status: "recorded" | "reversed";
            /** Format: uuid */
            readonly recordedBy: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly reversedOn: string | null;
            readonly reversalKind: components["schemas"]["PaymentReversalKind"] | null;
            readonly reversalReason: string | null;
            /** Format: uuid */
            readonly reversedBy: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        readonly ReferChangeRequest: {
            /**
             * Format: date
             * @description The first day of the change.
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            /** @description Which value goes on where a later entry sets the same field. */
            readonly settlements?: readonly components["schemas"]["SettlementField"][];
            /** @description Why; shown on the endorsement. */
            readonly reason?: string;
            /**
             * @example [
             *       {
             *         "op": "set",
             *         "path": "/propertyInfo/amountOfInsurance",
             *         "value": 1200000
             *       }
             *     ]
             */
            readonly changes: readonly components["schemas"]["RiskChangeField"][];
            /**
             * @description rowVersion of the policy as it was looked at; another one is refused.
             * @example 1
             */
            readonly policyVersion: number;
        };
        readonly RefundPage: {
            readonly items: readonly components["schemas"]["RefundResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly RefundResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly accountId: string;
            /**
             * Format: decimal
             * @example 120.50
             */
            readonly amount: string;
            readonly status: components["schemas"]["RefundStatus"];
            /** @example Canceled by the customer */
            readonly reason: string;
            /** Format: uuid */
            readonly requestedBy: string | null;
            /** Format: uuid */
            readonly decidedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly decidedAt: string | null;
            readonly decisionReason: string | null;
            readonly method: components["schemas"]["PayoutMethod"] | null;
            readonly reference: string | null;
            /** Format: uuid */
            readonly executedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly executedAt: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        /** @enum {string} */
        readonly RefundStatus: "requested" | "approved" | "rejected" | "executed";
        readonly RegisterClaimRequest: {
            /**
             * Format: date
             * @description On the calendar of the place where the policy is.
             * @example 2026-03-01
             */
            readonly lossOn?: string | null;
            /**
             * Format: date-time
             * @description Where the time is known too.
             */
            readonly lossAt?: string | null;
            /** @example hail */
            readonly cause?: components["schemas"]["CauseOfLoss"] | null;
            /** @example Hail broke the shingles of the roof. */
            readonly description?: string | null;
            readonly lossPlace?: components["schemas"]["LossPlaceFields"] | null;
            /**
             * @description Of the event that brought many losses.
             * @example PCS-2647
             */
            readonly catastropheCode?: string | null;
            /**
             * Format: decimal
             * @example 12400.00
             */
            readonly amountClaimed?: string | null;
            /** @example phone */
            readonly channel: components["schemas"]["LossNoticeChannel"];
            /**
             * Format: date-time
             * @description Now unless told.
             */
            readonly reportedAt?: string | null;
            readonly reporter?: components["schemas"]["ReporterFields"] | null;
            /**
             * Format: uuid
             * @description The policy, where it is known. Otherwise it is looked for by what follows.
             */
            readonly policyId?: string | null;
            /**
             * @description Of a policy or of a contract.
             * @example POL-2026-0000001-01
             */
            readonly policyNumber?: string | null;
            /** @example Ada Lake */
            readonly insuredName?: string | null;
            /** @description Of an insured vehicle. */
            readonly vin?: string | null;
            /** @description What is insured, where it is a place. */
            readonly insuredPlace?: components["schemas"]["InsuredPlaceFields"] | null;
            /**
             * Format: uuid
             * @description Refused where the policy is one of somebody else.
             */
            readonly customerId?: string | null;
        };
        readonly ReinstatePolicyRequest: {
            /**
             * Format: date
             * @description The day of the cancellation, without lapse, unless a later one is told.
             */
            readonly effectiveOn?: string;
            /** @example payment_received */
            readonly reason: components["schemas"]["ReinstatementReason"];
            /** @description For the file. */
            readonly note?: string;
            /** @description Whether endorsements that the cancellation took back come back; they do unless told, and never after a lapse. */
            readonly withEndorsements?: boolean;
            /** @description Whether the insurer goes on although losses are reported of the days in question; the preview lists them. */
            readonly despiteLosses?: boolean;
            /**
             * @description rowVersion of the policy as it was looked at; another one is refused.
             * @example 2
             */
            readonly policyVersion: number;
        };
        readonly ReinstatementPreviewRequest: {
            /**
             * Format: date
             * @description The day of the cancellation, without lapse, unless a later one is told.
             */
            readonly effectiveOn?: string;
            /** @example payment_received */
            readonly reason: components["schemas"]["ReinstatementReason"];
            /** @description For the file. */
            readonly note?: string;
            /** @description Whether endorsements that the cancellation took back come back; they do unless told, and never after a lapse. */
            readonly withEndorsements?: boolean;
            /** @description Whether the insurer goes on although losses are reported of the days in question; the preview lists them. */
            readonly despiteLosses?: boolean;
        };
        readonly ReinstatementPreviewResponse: {
            /**
             * @description To be named when the policy is reinstated.
             * @example 1
             */
            readonly policyVersion: number;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveOn: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly cancelledOn: string;
            readonly hasLapse: boolean;
            /**
             * Format: decimal
             * @description Of the whole term.
             * @example 501.00
             */
            readonly premiumBefore: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly premiumAfter: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly premiumChange: string;
            readonly charges: readonly components["schemas"]["PolicyChargeResponse"][];
            /** @description Taken back by the cancellation, booked again now. */
            readonly restored: readonly components["schemas"]["LaterEntryResponse"][];
            /** @description Reported of the days that would lose coverage, or get it back: paid ones, and open ones. */
            readonly losses: readonly components["schemas"]["RecordedLossResponse"][];
        };
        /** @enum {string} */
        readonly ReinstatementReason: "payment_received" | "cancelled_in_error" | "insured_request" | "underwriting_resolved" | "ordered";
        readonly RejectRefundRequest: {
            /** @example A check is still on its way */
            readonly reason: string;
        };
        readonly RelativityLevelField: {
            /** @example Territory 4 */
            readonly level: string;
            /**
             * Format: decimal
             * @description Of the book in this level, at current rates.
             * @example 501.00
             */
            readonly premium: string;
            /**
             * Format: decimal
             * @example 1.10
             */
            readonly current: string;
            /**
             * Format: decimal
             * @example 1.10
             */
            readonly proposed: string;
        };
        readonly ReleaseHoldRequest: {
            /** @example Smith v. Acme, 2026-CV-1187 */
            readonly matter: string;
            /** @example Settled; counsel agrees */
            readonly reason: string;
        };
        readonly RenewalCapField: {
            /**
             * Format: decimal
             * @description Percent; no limit unless told.
             * @example 15
             */
            readonly maxIncrease?: string;
            /**
             * Format: decimal
             * @description Percent; no limit unless told.
             */
            readonly maxDecrease?: string;
            /**
             * @description Unit of the capped premium; 0.01 unless told.
             * @enum {string}
             */
            readonly unit?: "0.01" | "0.10" | "1" | "5" | "10";
            /** @description `carried` of the last renewal. */
            readonly carried?: components["schemas"]["CarriedChangeField"];
        };
        readonly RenewalFaultResponse: {
            /** @example rating.invalid-risk */
            readonly code: string;
            /** @description Into the risk; empty when the risk as a whole is meant. */
            readonly pointer: string;
            readonly detail: string;
        };
        readonly RenewalResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly status: components["schemas"]["RenewalStatus"];
            /**
             * Format: uuid
             * @description The term that ends.
             */
            readonly policyId: string;
            /** @example POL-2026-0000001-01 */
            readonly policyNumber: string;
            /** @example POL-2026-0000001 */
            readonly contractNumber: string;
            /** @example Ada Lake */
            readonly insuredName: string;
            /** Format: uuid */
            readonly customerId: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example BND */
            readonly companyCode: string;
            /**
             * Format: date
             * @description The first day of the next term.
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day after the next term.
             * @example 2026-03-01
             */
            readonly expirationDate: string;
            /** @example 12 */
            readonly termMonths: number;
            /**
             * Format: decimal
             * @description A whole term as it is charged now.
             * @example 501.00
             */
            readonly expiringPremium: string | null;
            /**
             * Format: decimal
             * @description A whole term as the new manual says, without its cap.
             * @example 501.00
             */
            readonly indicatedPremium: string | null;
            /**
             * Format: decimal
             * @description What the next term costs.
             * @example 501.00
             */
            readonly offeredPremium: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly ratedOn: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly offeredAt: string | null;
            /** @description Why it cannot be rated. */
            readonly fault: components["schemas"]["RenewalFaultResponse"] | null;
            /** Format: uuid */
            readonly decidedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly decidedAt: string | null;
            readonly reason: string | null;
            /**
             * Format: uuid
             * @description The next term, once it is bound.
             */
            readonly renewedPolicyId: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
            /**
             * Format: uuid
             * @description The edition that the next term is rated on.
             */
            readonly editionId: string | null;
            /** Format: uuid */
            readonly worksheetId: string | null;
            /** @description Whether what is insured was changed since: it has to be rated again before it is bound. */
            readonly isStale: boolean;
            /** @description Null without a cap in the manual, or without a price on the plan before. */
            readonly cap: components["schemas"]["WorksheetRenewalResponse"] | null;
            /** @description Why the plan before gave nothing to compare with; agents do not see it. */
            readonly notCompared: components["schemas"]["RenewalFaultResponse"] | null;
            /** @description Agents see the outcome without its reasons. */
            readonly underwriting: components["schemas"]["UnderwritingDecisionResponse"] | null;
            /** @description They add up to offeredPremium. */
            readonly charges: readonly components["schemas"]["ChargeResponse"][];
            readonly payments: readonly components["schemas"]["PaymentResponse"][];
            /** @description Recorded under the term that ends, the latest first: open ones, and what was paid. */
            readonly losses: readonly components["schemas"]["RecordedLossResponse"][];
            /** @description What would be insured: what is insured on the last day. */
            readonly risk: {
                readonly [key: string]: unknown;
            } | null;
        };
        /** @enum {string} */
        readonly RenewalStatus: "prepared" | "referred" | "blocked" | "offered" | "bound" | "lapsed" | "withdrawn" | "non_renewed";
        readonly RenewalSummaryPage: {
            readonly items: readonly components["schemas"]["RenewalSummaryResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly RenewalSummaryResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly status: components["schemas"]["RenewalStatus"];
            /**
             * Format: uuid
             * @description The term that ends.
             */
            readonly policyId: string;
            /** @example POL-2026-0000001-01 */
            readonly policyNumber: string;
            /** @example POL-2026-0000001 */
            readonly contractNumber: string;
            /** @example Ada Lake */
            readonly insuredName: string;
            /** Format: uuid */
            readonly customerId: string;
            /** Format: uuid */
            readonly agencyId: string | null;
            readonly productType: components["schemas"]["ProductType"];
            readonly state: components["schemas"]["UsState"];
            /** @example BND */
            readonly companyCode: string;
            /**
             * Format: date
             * @description The first day of the next term.
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day after the next term.
             * @example 2026-03-01
             */
            readonly expirationDate: string;
            /** @example 12 */
            readonly termMonths: number;
            /**
             * Format: decimal
             * @description A whole term as it is charged now.
             * @example 501.00
             */
            readonly expiringPremium: string | null;
            /**
             * Format: decimal
             * @description A whole term as the new manual says, without its cap.
             * @example 501.00
             */
            readonly indicatedPremium: string | null;
            /**
             * Format: decimal
             * @description What the next term costs.
             * @example 501.00
             */
            readonly offeredPremium: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly ratedOn: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly offeredAt: string | null;
            /** @description Why it cannot be rated. */
            readonly fault: components["schemas"]["RenewalFaultResponse"] | null;
            /** Format: uuid */
            readonly decidedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly decidedAt: string | null;
            readonly reason: string | null;
            /**
             * Format: uuid
             * @description The next term, once it is bound.
             */
            readonly renewedPolicyId: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        readonly ReopenIssueRequest: {
            /** @example Inspected last spring: wiring and roof are new */
            readonly reason: string;
        };
        readonly ReplayResponse: {
            /** Format: uuid */
            readonly worksheetId: string;
            /** Format: uuid */
            readonly editionId: string;
            /** @example oh-home */
            readonly plan: string;
            /** @example 2024-1 */
            readonly edition: string;
            /** @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa */
            readonly contentHash: string;
            /** @description Every number, row, reason and title is the same. */
            readonly identical: boolean;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly total: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly replayedTotal: string | null;
            /**
             * @description Version of the engine that rated it.
             * @example 1
             */
            readonly storedBy: string;
            /**
             * @description Version of the engine that rated it again.
             * @example 1
             */
            readonly replayedBy: string;
            /** @description The first one, from the top. */
            readonly difference: components["schemas"]["DifferenceResponse"] | null;
            /** @description The error code, where the risk is no longer accepted. */
            readonly refusal: string | null;
        };
        readonly ReportAgencyPage: {
            readonly items: readonly components["schemas"]["ReportAgencyResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly ReportAgencyResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example acme-reports */
            readonly code: string;
            /** @example Acme Consumer Reports */
            readonly name: string;
            /**
             * @description Toll-free, for agencies that report nationwide.
             * @example +1 800 555 0100
             */
            readonly phone: string;
            /** @example PO Box 100, Springfield, OH 45501 */
            readonly address: string;
            /**
             * @description The one whose reports stand behind the tiers and scores of the manuals.
             * @example false
             */
            readonly isDefault: boolean;
            /** @example 1 */
            readonly rowVersion: number;
        };
        readonly ReporterFields: {
            /** @example Ada Lake */
            readonly name?: string | null;
            /** @description What the reporter is to the loss. */
            readonly relation?: components["schemas"]["LossReporterRelation"] | null;
            readonly phone?: string | null;
            /** Format: email */
            readonly email?: string | null;
        };
        readonly RequestPaymentRequest: {
            readonly lines: readonly components["schemas"]["PaymentLineRequest"][];
            readonly payees: readonly components["schemas"]["PayeeRequest"][];
            /**
             * @description After a final payment nothing is set aside any more.
             * @example partial
             */
            readonly type: components["schemas"]["ClaimPaymentType"];
            /** @example check */
            readonly method: components["schemas"]["ClaimPaymentMethod"];
            /**
             * Format: date
             * @description Today unless told.
             */
            readonly payableOn?: string | null;
            /** @description Of a recurring payment: how many there are, one each month. */
            readonly count?: number;
            /** @example Roof, estimate of May 4 */
            readonly memo?: string | null;
        };
        readonly RequestRefundRequest: {
            /**
             * Format: decimal
             * @description All that is due unless told.
             * @example 120.50
             */
            readonly amount?: string;
            /** @example Canceled by the customer */
            readonly reason: string;
        };
        readonly RescindCancellationRequest: {
            /**
             * @description rowVersion of the policy as it was looked at; another one is refused.
             * @example 2
             */
            readonly policyVersion: number;
            /**
             * @example payment_received
             * @enum {string}
             */
            readonly reason: "payment_received" | "insured_changed_mind" | "announced_in_error" | "risk_improved";
            /** @description For the file. */
            readonly note?: string;
        };
        readonly ReserveLineResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly exposureId: string;
            readonly costType: components["schemas"]["ClaimCostType"];
            /**
             * Format: decimal
             * @description All that was set aside, with what is paid.
             * @example 501.00
             */
            readonly reserved: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly paid: string;
            /**
             * Format: decimal
             * @description Promised to payments that wait or are scheduled.
             * @example 501.00
             */
            readonly held: string;
            /**
             * Format: decimal
             * @description Set aside, and neither paid nor promised.
             * @example 501.00
             */
            readonly outstanding: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly recovered: string;
        };
        readonly ReserveRulePage: {
            readonly items: readonly components["schemas"]["ReserveRuleResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly ReserveRuleResponse: {
            /** Format: uuid */
            readonly id: string;
            readonly costType: components["schemas"]["ClaimCostType"];
            readonly productType: components["schemas"]["ProductType"] | null;
            readonly coverage: string | null;
            readonly cause: components["schemas"]["CauseOfLoss"] | null;
            readonly catastropheCode: string | null;
            readonly state: components["schemas"]["UsState"] | null;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string | null;
            /**
             * Format: decimal
             * @example 1.25
             */
            readonly percentOfLimit: string | null;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly expirationDate: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        readonly RetentionPolicyList: {
            readonly items: readonly components["schemas"]["RetentionPolicyResponse"][];
        };
        readonly RetentionPolicyResponse: {
            /** @example audit_logs */
            readonly subject: string;
            /** @description How many days it is kept. */
            readonly keepDays: number;
            /** @description What the law or the company asks for at least, in days. */
            readonly minimumDays: number;
            /** @description Where the law says so. */
            readonly minimumCitation: string | null;
            readonly reason: string;
            readonly rowVersion: number;
        };
        readonly ReturnNoticeRequest: {
            /**
             * @description What the carrier says.
             * @example moved, left no address
             */
            readonly reason: string;
        };
        readonly ReversePaymentRequest: {
            /** @example insufficient_funds */
            readonly kind: components["schemas"]["PaymentReversalKind"];
            /** @example Returned by the bank */
            readonly reason: string;
            /**
             * Format: date
             * @description Not before the payment came in, and not after today.
             * @example 2026-03-01
             */
            readonly reversedOn: string;
        };
        readonly RiskChangeField: {
            /**
             * @description set a field or an address as a whole (null takes it away), add an element to a list, or remove one.
             * @example set
             * @enum {string}
             */
            readonly op: "set" | "add" | "remove";
            /**
             * @description Section and field as the manual names them; an element of a list by its item id: /vehicleInfo/vehicles/{itemId}/ratingGroup.
             * @example /propertyInfo/amountOfInsurance
             */
            readonly path: string;
            /** @example 230000 */
            readonly value?: string | number | boolean | Record<string, never> | readonly unknown[] | null;
        };
        readonly RiskItemResponse: {
            /**
             * Format: uuid
             * @description Stays with the item across all changes.
             */
            readonly itemId: string;
            /**
             * @description Where it stands in `risk`.
             * @example /vehicleInfo/vehicles/0
             */
            readonly pointer: string;
        };
        /** @enum {string} */
        readonly Role: "agent" | "underwriter" | "adjuster" | "admin" | "system";
        readonly RotateSecretRequest: {
            /** @description Hours for which the secret used so far goes on; 24 unless told, 0 ends it at once. */
            readonly overlapHours?: number;
            /**
             * Format: date-time
             * @description When the new secret ends; never unless told.
             */
            readonly secretExpiresAt?: string | null;
        };
        readonly SelectedValueResponse: {
            /** @example Better */
            readonly alternative: string;
            /** @description Null where this alternative says nothing about it. */
            readonly value: string | number | boolean | Record<string, never> | readonly unknown[] | null;
        };
        readonly SessionList: {
            readonly items: readonly components["schemas"]["SessionResponse"][];
        };
        readonly SessionResponse: {
            /** Format: uuid */
            readonly id: string;
            /**
             * @description The program that signed in, as it names itself.
             * @example Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/145.0
             */
            readonly userAgent: string | null;
            /**
             * @description The address it signed in from.
             * @example 203.0.113.7
             */
            readonly ipAddress: string | null;
            /**
             * Format: date-time
             * @description When it began.
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description When something was last done in it, to some minutes.
             * @example 2026-03-01T09:30:00Z
             */
            readonly lastActivityAt: string;
            /**
             * Format: date-time
             * @description When it ends, unless something is done in it before.
             * @example 2026-03-01T09:30:00Z
             */
            readonly expiresAt: string;
            /** @description It is the one that asks. */
            readonly isCurrent: boolean;
        };
        readonly SetReserveRequest: {
            /**
             * Format: uuid
             * @description The reserve line.
             */
            readonly lineId: string;
            /**
             * Format: decimal
             * @description All that is to be set aside, with what is paid already.
             * @example 12000.00
             */
            readonly reserve: string;
            /** @example Roof, estimate of May 4 */
            readonly memo?: string | null;
        };
        readonly SetValidityRequest: {
            /**
             * @description Every product where it is left out.
             * @example home
             */
            readonly productType?: components["schemas"]["ProductType"] | null;
            /**
             * @description Every state where it is left out.
             * @example OH
             */
            readonly state?: components["schemas"]["UsState"] | null;
            /**
             * @description For how many days a price is held.
             * @example 45
             */
            readonly validDays: number;
            /**
             * Format: date
             * @description The first day on which quotes get it.
             * @example 2026-03-01
             */
            readonly effectiveDate: string;
            /**
             * Format: date
             * @description The first day on which they no longer do.
             */
            readonly expirationDate?: string | null;
            /** @example Filed rule 7 of the homeowners manual */
            readonly reason: string;
        };
        readonly SettledStepResponse: {
            readonly step: components["schemas"]["ClaimSettlementStep"];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly before: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly after: string;
        };
        readonly SettlementField: {
            /** @description Section and field as the manual names them; an element of a list by its item id: /vehicleInfo/vehicles/{itemId}/ratingGroup. */
            readonly path: string;
            /** @description The value now entered, or that of the later entry. */
            readonly keep: components["schemas"]["KeptValue"];
        };
        readonly ShareDocumentRequest: {
            /**
             * @description `pdf` unless told.
             * @example pdf
             */
            readonly format?: components["schemas"]["DocumentLinkFormat"];
            /**
             * @description For how long it opens; 15 minutes unless told.
             * @example 15
             */
            readonly minutes?: number;
        };
        readonly SharedDocumentResponse: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly documentId: string;
            readonly format: components["schemas"]["DocumentLinkFormat"];
            /** @description At the moment of the request. */
            readonly status: components["schemas"]["DocumentLinkStatus"];
            /**
             * Format: date-time
             * @description From then on it opens nothing.
             * @example 2026-03-01T09:30:00Z
             */
            readonly expiresAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly revokedAt: string | null;
            /** Format: uuid */
            readonly revokedBy: string | null;
            /** Format: uuid */
            readonly createdBy: string | null;
            /** @example 1 */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * @description What to hand over. It is shown once and kept nowhere: the stored answer to an idempotency key has null instead.
             * @example https://bindery.example/shared/document?token=…
             */
            readonly url: string | null;
        };
        readonly SignInRequest: {
            /**
             * Format: email
             * @example agent@demo.bindery.example
             */
            readonly email: string;
            /** @example maple-harbor-quote-7 */
            readonly password: string;
        };
        /** @enum {string} */
        readonly SignInRole: "agent" | "underwriter" | "adjuster" | "admin";
        readonly SignatureFields: {
            /** @example Ruth Nakamura */
            readonly name: string;
            /** @example President */
            readonly title?: string | null;
        };
        readonly SignedInResponse: {
            /** @description Send it as `Authorization: Bearer …`. */
            readonly accessToken: string;
            /**
             * @example Bearer
             * @enum {string}
             */
            readonly tokenType: "Bearer";
            /**
             * @description Seconds until the token, and its session, end.
             * @example 600
             */
            readonly expiresIn: number;
            readonly user: components["schemas"]["UserResponse"];
        };
        readonly SimilarClaimResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @example CLM-2026-0000001 */
            readonly claimNumber: string;
            readonly status: components["schemas"]["ClaimStatus"];
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly lossOn: string | null;
            readonly cause: components["schemas"]["CauseOfLoss"] | null;
            /** @description Whether it was merged into this one. */
            readonly isMerged: boolean;
        };
        readonly StartImpactAnalysisRequest: {
            /**
             * Format: uuid
             * @description The edition to try, in any status but withdrawn. Its plan says whose policies are rated.
             */
            readonly candidateEditionId: string;
            /**
             * Format: uuid
             * @description The edition of the same plan to compare with; left out, each policy is compared with that of its own term.
             */
            readonly baselineEditionId?: string | null;
            /**
             * Format: date
             * @description Only policies whose term covers this day; today in the state of the plan unless told.
             */
            readonly inForceOn?: string;
        };
        readonly StatusReasonRequest: {
            /** @example The appointment ended on December 31. */
            readonly reason: string;
        };
        readonly StepDifferenceResponse: {
            /** @example dwelling */
            readonly coverage: string;
            readonly item: string | null;
            /** @example territory */
            readonly step: string;
            /** @enum {string} */
            readonly comparison: "same" | "changed" | "only-from" | "only-to";
            /** @description What differs; `value` alone where only an earlier step does. */
            readonly differs: readonly ("title" | "kind" | "operand" | "row" | "rules" | "exact" | "value")[];
            /**
             * Format: decimal
             * @description What the step adds more, or less.
             * @example 501.00
             */
            readonly effect: string;
            readonly from: components["schemas"]["ComparedStepResponse"] | null;
            readonly to: components["schemas"]["ComparedStepResponse"] | null;
        };
        readonly StepReasonRequest: {
            /** @example The insured sent the estimate of the roofer. */
            readonly reason: string;
        };
        readonly StopPaymentsRequest: {
            /**
             * @description Null: payments go on.
             * @example The insured sent the estimate of the roofer.
             */
            readonly reason: string | null;
        };
        readonly TimelineItemResponse: {
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly at: string;
            readonly event: components["schemas"]["ClaimTimelineEvent"];
            /** @example payment: booked */
            readonly title: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string | null;
            /** @description Why, in the words of whoever did it. */
            readonly reason: string | null;
            /**
             * Format: uuid
             * @description Null: the system.
             */
            readonly by: string | null;
            /**
             * Format: uuid
             * @description Of the notice, verification, step, transaction or entry of the diary.
             */
            readonly refersTo: string;
        };
        readonly TimelineResponse: {
            /** @description The latest first. */
            readonly items: readonly components["schemas"]["TimelineItemResponse"][];
        };
        readonly TransitionResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly action: "submit" | "review" | "approve" | "deny" | "withdraw" | "close" | "reopen" | "merge";
            readonly fromStatus: components["schemas"]["ClaimStatus"] | null;
            readonly toStatus: components["schemas"]["ClaimStatus"];
            readonly reason: string | null;
            /** Format: uuid */
            readonly takenBy: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly takenAt: string;
        };
        readonly TransitionRuleResponse: {
            readonly action: components["schemas"]["ClaimAction"];
            readonly from: readonly components["schemas"]["ClaimStatus"][];
            readonly to: components["schemas"]["ClaimStatus"];
            /** @example claims.decide */
            readonly permission: string;
            readonly requires: readonly components["schemas"]["ClaimRequirement"][];
        };
        readonly TransitionRulesResponse: {
            readonly items: readonly components["schemas"]["TransitionRuleResponse"][];
        };
        readonly TransitionsResponse: {
            readonly items: readonly components["schemas"]["TransitionResponse"][];
        };
        readonly TrialResponse: {
            /** Format: uuid */
            readonly editionId: string;
            /** @example oh-home */
            readonly plan: string;
            /**
             * @description Label of the edition.
             * @example 2024-1
             */
            readonly edition: string;
            /**
             * @description Of the edition.
             * @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
             */
            readonly contentHash: string;
            /** @example 1 */
            readonly engineVersion: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly ratedOn: string;
            /** @description The risk as it was given. */
            readonly inputs: {
                readonly [key: string]: unknown;
            };
            /** @description Facts computed from the risk. */
            readonly derived: {
                readonly [key: string]: unknown;
            };
            readonly steps: readonly components["schemas"]["WorksheetStepResponse"][];
            /** @description What raised the premium most, the largest first, in words for the customer. */
            readonly adverse: readonly components["schemas"]["AdverseFactorResponse"][];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly total: string;
            /**
             * Format: decimal
             * @description Before discounts, surcharges, fees, taxes and rounding.
             * @example 501.00
             */
            readonly basePremium: string;
            /** @description They add up to the total exactly. */
            readonly charges: readonly components["schemas"]["ChargeResponse"][];
            readonly discounts: readonly components["schemas"]["AdjustmentResponse"][];
            readonly surcharges: readonly components["schemas"]["AdjustmentResponse"][];
            readonly payments: readonly components["schemas"]["PaymentResponse"][];
            readonly decision: components["schemas"]["UnderwritingDecisionResponse"];
            /** @description Null unless it is a renewal that its plan caps. */
            readonly renewal: components["schemas"]["WorksheetRenewalResponse"] | null;
            /** @description Of the edition. */
            readonly status: components["schemas"]["EditionStatus"];
            /** @example BND */
            readonly companyCode: string;
        };
        readonly UnderwritingDecisionResponse: {
            readonly outcome: components["schemas"]["UnderwritingOutcome"];
            readonly reasons: readonly components["schemas"]["UnderwritingReasonResponse"][];
        };
        /** @enum {string} */
        readonly UnderwritingIssueStatus: "open" | "approved" | "declined" | "withdrawn" | "superseded";
        /** @enum {string} */
        readonly UnderwritingOutcome: "accept" | "refer" | "decline";
        readonly UnderwritingReasonResponse: {
            readonly code: string;
            readonly outcome: components["schemas"]["UnderwritingOutcome"];
            readonly title: string;
            /** @description Until when a referral has to be settled. */
            readonly blocks: components["schemas"]["BlockingPoint"] | null;
            /** @description Whose approval it takes. */
            readonly authority: string | null;
        };
        /** @enum {string} */
        readonly UnderwritingSubjectType: "quote" | "policy_transaction";
        readonly UpdateCustomerRequest: {
            readonly externalId?: string | null;
            /** @description Replaces the whole document. */
            readonly data?: components["schemas"]["CustomerDataFields"];
        };
        readonly UpdateUserRequest: {
            /**
             * @description Empty takes it away.
             * @example Nora
             */
            readonly firstName?: string;
            /**
             * @description Empty takes it away.
             * @example Field
             */
            readonly lastName?: string;
            /** @example underwriter */
            readonly role?: components["schemas"]["SignInRole"];
            /** Format: uuid */
            readonly agencyId?: string | null;
            /** @description False ends all sessions of the user at once. */
            readonly isActive?: boolean;
        };
        /** @enum {string} */
        readonly UsState: "AL" | "AK" | "AZ" | "AR" | "CA" | "CO" | "CT" | "DE" | "DC" | "FL" | "GA" | "HI" | "ID" | "IL" | "IN" | "IA" | "KS" | "KY" | "LA" | "ME" | "MD" | "MA" | "MI" | "MN" | "MS" | "MO" | "MT" | "NE" | "NV" | "NH" | "NJ" | "NM" | "NY" | "NC" | "ND" | "OH" | "OK" | "OR" | "PA" | "RI" | "SC" | "SD" | "TN" | "TX" | "UT" | "VT" | "VA" | "WA" | "WV" | "WI" | "WY";
        readonly UsedReportRequest: {
            /** @description The agency that made it; the default one unless told. */
            readonly agencyCode?: string;
            readonly score?: components["schemas"]["UsedScoreRequest"] | null;
            /** @description Whether the number of inquiries mattered to the score. */
            readonly inquiriesMattered?: boolean;
        };
        readonly UsedReportResponse: {
            /** @description Null: none was named, and none is the default one. */
            readonly agency: components["schemas"]["NamedAgencyResponse"] | null;
            readonly score: components["schemas"]["UsedScoreResponse"] | null;
            readonly inquiriesMattered: boolean;
        };
        readonly UsedScoreRequest: {
            /**
             * Format: decimal
             * @example 610
             */
            readonly score: string;
            /**
             * Format: decimal
             * @example 300
             */
            readonly scoreMin: string;
            /**
             * Format: decimal
             * @example 850
             */
            readonly scoreMax: string;
            /**
             * Format: date
             * @description When it was made.
             * @example 2026-03-01
             */
            readonly scoreDate: string;
            /** @description Who made it. */
            readonly scoreSource: string;
        };
        readonly UsedScoreResponse: {
            /**
             * Format: decimal
             * @example 1.25
             */
            readonly score: string;
            /**
             * Format: decimal
             * @example 1.25
             */
            readonly scoreMin: string;
            /**
             * Format: decimal
             * @example 1.25
             */
            readonly scoreMax: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly scoreDate: string;
            readonly scoreSource: string;
        };
        readonly UserPage: {
            readonly items: readonly components["schemas"]["UserResponse"][];
            /**
             * @description Pass it as `cursor` to get the next page; null on the last page.
             * @example null
             */
            readonly nextCursor: string | null;
        };
        readonly UserResponse: {
            /** Format: uuid */
            readonly id: string;
            /**
             * Format: email
             * @example nora.field@example.com
             */
            readonly email: string;
            /**
             * @description Empty for somebody with one name.
             * @example Nora
             */
            readonly firstName: string;
            /**
             * @description Empty for somebody with one name.
             * @example Field
             */
            readonly lastName: string;
            /** @example underwriter */
            readonly role: components["schemas"]["Role"];
            /**
             * Format: uuid
             * @description The agency of an agent; null for the company’s own staff.
             */
            readonly agencyId: string | null;
            readonly isActive: boolean;
            /** @description True while wrong passwords keep the account shut. */
            readonly isLocked: boolean;
            /** @description True while the user signs in with a password that an administrator gave out. */
            readonly mustChangePassword: boolean;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly lastLoginAt: string | null;
            /** @description The ETag without its quotes. */
            readonly rowVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly updatedAt: string;
        };
        readonly VerificationResponse: {
            /** Format: uuid */
            readonly id: string;
            /** @description All that could be checked is as it was issued. */
            readonly intact: boolean;
            readonly pdfIntact: boolean;
            readonly htmlIntact: boolean;
            readonly dataIntact: boolean;
            /** @description Making it anew gives the same bytes; null when the templates or the renderer have changed since. */
            readonly reproducible: boolean | null;
            /** @example 1 */
            readonly templateVersion: number;
            /** @example 1 */
            readonly currentTemplateVersion: number;
        };
        readonly VerificationsResponse: {
            /** @description The newest first. */
            readonly items: readonly components["schemas"]["CoverVerificationResponse"][];
        };
        readonly WhatIfRequest: {
            /**
             * @description As the inputs of the manual name it, with productType, state, zipCode, effectiveDate and termMonths: what a worksheet has as `inputs` can be pasted here.
             * @example {
             *       "productType": "home",
             *       "state": "OH",
             *       "zipCode": "43004",
             *       "effectiveDate": "2026-03-01",
             *       "termMonths": 12,
             *       "propertyInfo": {
             *         "amountOfInsurance": 215000,
             *         "territory": "4",
             *         "construction": "frame",
             *         "protectionClass": 7,
             *         "insuranceScoreTier": "C",
             *         "newHome": true,
             *         "claimsFreeYears": 5
             *       },
             *       "coverageSelections": {
             *         "deductible": 1000,
             *         "jewelryLimit": 5000,
             *         "liabilityLimit": "300000/1000"
             *       }
             *     }
             */
            readonly risk: {
                readonly [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description Of any status, for those who may read editions; the one in force unless told.
             */
            readonly editionId?: string;
            /** @description Which edition is in force: new_business unless told. */
            readonly use?: components["schemas"]["EditionUse"];
            /** @description Needed only where several companies have a manual in force. */
            readonly companyCode?: string;
        };
        readonly WithdrawNonRenewalRequest: {
            /**
             * @description rowVersion of the policy as it was looked at; another one is refused.
             * @example 2
             */
            readonly policyVersion: number;
            /**
             * @example risk_improved
             * @enum {string}
             */
            readonly reason: "insured_changed_mind" | "risk_improved" | "announced_in_error" | "ordered";
            /** @description For the file. */
            readonly note?: string;
        };
        readonly WorksheetRenewalResponse: {
            /**
             * @description Whether all that is charged is compared, or the premium without fees.
             * @enum {string}
             */
            readonly by: "policy" | "premium";
            /**
             * Format: decimal
             * @description Percent.
             * @example 15
             */
            readonly maxIncrease: string | null;
            /**
             * Format: decimal
             * @description Percent.
             * @example 15
             */
            readonly maxDecrease: string | null;
            /**
             * Format: decimal
             * @description Of the capped amount.
             * @example 0.01
             */
            readonly unit: string;
            /** @description Null for a change within the term, which is charged in the proportion of its renewal. */
            readonly expiring: components["schemas"]["ExpiringPlanResponse"] | null;
            readonly carriedBefore: components["schemas"]["CarriedChangeField"] | null;
            /**
             * Format: decimal
             * @description What the policy would pay without a change of plan.
             * @example 501.00
             */
            readonly before: string | null;
            /**
             * Format: decimal
             * @description Without the cap.
             * @example 501.00
             */
            readonly indicated: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly charged: string;
            /**
             * Format: decimal
             * @description Percent, uncapped.
             * @example 4.3
             */
            readonly indicatedChange: string | null;
            /**
             * Format: decimal
             * @description Percent, as charged.
             * @example 4.3
             */
            readonly appliedChange: string | null;
            /** @description For the next renewal. */
            readonly carried: components["schemas"]["CarriedChangeField"] | null;
            /**
             * Format: decimal
             * @description Percent that is left for the next renewal.
             * @example 4.3
             */
            readonly nextChange: string | null;
        };
        readonly WorksheetResponse: {
            /** Format: uuid */
            readonly editionId: string;
            /** @example oh-home */
            readonly plan: string;
            /**
             * @description Label of the edition.
             * @example 2024-1
             */
            readonly edition: string;
            /**
             * @description Of the edition.
             * @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
             */
            readonly contentHash: string;
            /** @example 1 */
            readonly engineVersion: string;
            /**
             * Format: date
             * @example 2026-03-01
             */
            readonly ratedOn: string;
            /** @description The risk as it was given. */
            readonly inputs: {
                readonly [key: string]: unknown;
            };
            /** @description Facts computed from the risk. */
            readonly derived: {
                readonly [key: string]: unknown;
            };
            readonly steps: readonly components["schemas"]["WorksheetStepResponse"][];
            /** @description What raised the premium most, the largest first, in words for the customer. */
            readonly adverse: readonly components["schemas"]["AdverseFactorResponse"][];
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly total: string;
            /**
             * Format: decimal
             * @description Before discounts, surcharges, fees, taxes and rounding.
             * @example 501.00
             */
            readonly basePremium: string;
            /** @description They add up to the total exactly. */
            readonly charges: readonly components["schemas"]["ChargeResponse"][];
            readonly discounts: readonly components["schemas"]["AdjustmentResponse"][];
            readonly surcharges: readonly components["schemas"]["AdjustmentResponse"][];
            readonly payments: readonly components["schemas"]["PaymentResponse"][];
            readonly decision: components["schemas"]["UnderwritingDecisionResponse"];
            /** @description Null unless it is a renewal that its plan caps. */
            readonly renewal: components["schemas"]["WorksheetRenewalResponse"] | null;
            /** Format: uuid */
            readonly id: string;
            /**
             * @description Of this worksheet as it was stored.
             * @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
             */
            readonly worksheetHash: string;
            /**
             * Format: date-time
             * @example 2026-03-01T09:30:00Z
             */
            readonly createdAt: string;
        };
        readonly WorksheetRuleResponse: {
            readonly code: string;
            readonly reason: string;
            /**
             * Format: decimal
             * @description Percent or dollars.
             * @example 1.25
             */
            readonly rate: string;
            /**
             * Format: decimal
             * @example 501.00
             */
            readonly amount: string;
        };
        readonly WorksheetStepResponse: {
            /**
             * @description `policy` for the policy as a whole.
             * @example dwelling
             */
            readonly coverage: string;
            /** @description The element of the risk, as a JSON pointer. */
            readonly item: string | null;
            /** @example territory */
            readonly step: string;
            readonly title: string;
            /** @example factor */
            readonly kind: string;
            /**
             * @description The number that was used; … where it does not end.
             * @example 1.10
             */
            readonly operand: string | null;
            /** @description `table`, `number` (from 1) and `keys` of the row that was hit. */
            readonly row: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The element whose number stands for the whole list. */
            readonly element: number | null;
            readonly rules: readonly components["schemas"]["WorksheetRuleResponse"][];
            /** @description The value before rounding, where rounding changed it. */
            readonly exact: string | null;
            /**
             * @description The value after the step.
             * @example 572.00
             */
            readonly value: string;
        };
        readonly WrongPointResponse: {
            /** @example /lifeInfo */
            readonly pointer: string;
            /** @example is not a field of this product */
            readonly detail: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AddDiaryEntryRequest = components['schemas']['AddDiaryEntryRequest'];
export type AddJurisdictionRuleRequest = components['schemas']['AddJurisdictionRuleRequest'];
export type AddNoticeRequest = components['schemas']['AddNoticeRequest'];
export type AddPartyRequest = components['schemas']['AddPartyRequest'];
export type AddPaymentPlanRequest = components['schemas']['AddPaymentPlanRequest'];
export type AddReportAgencyRequest = components['schemas']['AddReportAgencyRequest'];
export type AddReserveRuleRequest = components['schemas']['AddReserveRuleRequest'];
export type AddresseeResponse = components['schemas']['AddresseeResponse'];
export type AdjustmentResponse = components['schemas']['AdjustmentResponse'];
export type AdverseActionKind = components['schemas']['AdverseActionKind'];
export type AdverseActionPage = components['schemas']['AdverseActionPage'];
export type AdverseActionResponse = components['schemas']['AdverseActionResponse'];
export type AdverseFactorResponse = components['schemas']['AdverseFactorResponse'];
export type AdverseReasonResponse = components['schemas']['AdverseReasonResponse'];
export type AffectedPolicyResponse = components['schemas']['AffectedPolicyResponse'];
export type AgencyPage = components['schemas']['AgencyPage'];
export type AgencyResponse = components['schemas']['AgencyResponse'];
export type AgencyStatus = components['schemas']['AgencyStatus'];
export type AlternativeRequest = components['schemas']['AlternativeRequest'];
export type AlternativeResponse = components['schemas']['AlternativeResponse'];
export type AmountsResponse = components['schemas']['AmountsResponse'];
export type ApplicationType = components['schemas']['ApplicationType'];
export type ApprovalValidity = components['schemas']['ApprovalValidity'];
export type ApproveClaimRequest = components['schemas']['ApproveClaimRequest'];
export type ApproveIssueRequest = components['schemas']['ApproveIssueRequest'];
export type ApproveRefundRequest = components['schemas']['ApproveRefundRequest'];
export type AssessLossRequest = components['schemas']['AssessLossRequest'];
export type AuditEntryPage = components['schemas']['AuditEntryPage'];
export type AuditEntryResponse = components['schemas']['AuditEntryResponse'];
export type AuditOutcome = components['schemas']['AuditOutcome'];
export type AuthorityComparator = components['schemas']['AuthorityComparator'];
export type AuthorityHolderRole = components['schemas']['AuthorityHolderRole'];
export type AuthorityPage = components['schemas']['AuthorityPage'];
export type AuthorityResponse = components['schemas']['AuthorityResponse'];
export type BillingAccountResponse = components['schemas']['BillingAccountResponse'];
export type BillingAccountStatus = components['schemas']['BillingAccountStatus'];
export type BillingAccountSummaryPage = components['schemas']['BillingAccountSummaryPage'];
export type BillingAccountSummaryResponse = components['schemas']['BillingAccountSummaryResponse'];
export type BillingEntryPage = components['schemas']['BillingEntryPage'];
export type BillingEntryResponse = components['schemas']['BillingEntryResponse'];
export type BindQuoteRequest = components['schemas']['BindQuoteRequest'];
export type BindRenewalRequest = components['schemas']['BindRenewalRequest'];
export type BlockingPoint = components['schemas']['BlockingPoint'];
export type BucketResponse = components['schemas']['BucketResponse'];
export type CalculationResponse = components['schemas']['CalculationResponse'];
export type CancelImpactAnalysisRequest = components['schemas']['CancelImpactAnalysisRequest'];
export type CancelPolicyRequest = components['schemas']['CancelPolicyRequest'];
export type CancellationPreviewRequest = components['schemas']['CancellationPreviewRequest'];
export type CancellationPreviewResponse = components['schemas']['CancellationPreviewResponse'];
export type CancellationReason = components['schemas']['CancellationReason'];
export type CancellationRefundMethod = components['schemas']['CancellationRefundMethod'];
export type CancellationRequester = components['schemas']['CancellationRequester'];
export type CancellationResponse = components['schemas']['CancellationResponse'];
export type CapRelativitiesRequest = components['schemas']['CapRelativitiesRequest'];
export type CappedRelativitiesResponse = components['schemas']['CappedRelativitiesResponse'];
export type CappedRelativityResponse = components['schemas']['CappedRelativityResponse'];
export type CappedRenewalResponse = components['schemas']['CappedRenewalResponse'];
export type CarriedChangeField = components['schemas']['CarriedChangeField'];
export type CauseOfLoss = components['schemas']['CauseOfLoss'];
export type ChangeAgencyRequest = components['schemas']['ChangeAgencyRequest'];
export type ChangeClientRequest = components['schemas']['ChangeClientRequest'];
export type ChangeCompanyRequest = components['schemas']['ChangeCompanyRequest'];
export type ChangeContactRequest = components['schemas']['ChangeContactRequest'];
export type ChangeDraftRequest = components['schemas']['ChangeDraftRequest'];
export type ChangePasswordRequest = components['schemas']['ChangePasswordRequest'];
export type ChangePlanRequest = components['schemas']['ChangePlanRequest'];
export type ChangeReferralResponse = components['schemas']['ChangeReferralResponse'];
export type ChangeReportAgencyRequest = components['schemas']['ChangeReportAgencyRequest'];
export type ChangeRetentionRequest = components['schemas']['ChangeRetentionRequest'];
export type ChargeEarning = components['schemas']['ChargeEarning'];
export type ChargeInForceResponse = components['schemas']['ChargeInForceResponse'];
export type ChargeKind = components['schemas']['ChargeKind'];
export type ChargeResponse = components['schemas']['ChargeResponse'];
export type ClaimAction = components['schemas']['ClaimAction'];
export type ClaimAuthorityBasis = components['schemas']['ClaimAuthorityBasis'];
export type ClaimAuthorityHolder = components['schemas']['ClaimAuthorityHolder'];
export type ClaimAuthorityKind = components['schemas']['ClaimAuthorityKind'];
export type ClaimAuthorityPage = components['schemas']['ClaimAuthorityPage'];
export type ClaimAuthorityResponse = components['schemas']['ClaimAuthorityResponse'];
export type ClaimContactKind = components['schemas']['ClaimContactKind'];
export type ClaimContactPage = components['schemas']['ClaimContactPage'];
export type ClaimContactResponse = components['schemas']['ClaimContactResponse'];
export type ClaimContactRole = components['schemas']['ClaimContactRole'];
export type ClaimCostType = components['schemas']['ClaimCostType'];
export type ClaimDiaryKind = components['schemas']['ClaimDiaryKind'];
export type ClaimDiaryStatus = components['schemas']['ClaimDiaryStatus'];
export type ClaimEntryKind = components['schemas']['ClaimEntryKind'];
export type ClaimExposureStatus = components['schemas']['ClaimExposureStatus'];
export type ClaimIncidentKind = components['schemas']['ClaimIncidentKind'];
export type ClaimMissingFor = components['schemas']['ClaimMissingFor'];
export type ClaimNotCoveredReason = components['schemas']['ClaimNotCoveredReason'];
export type ClaimPaymentMethod = components['schemas']['ClaimPaymentMethod'];
export type ClaimPaymentType = components['schemas']['ClaimPaymentType'];
export type ClaimRecoveryKind = components['schemas']['ClaimRecoveryKind'];
export type ClaimRequirement = components['schemas']['ClaimRequirement'];
export type ClaimResponse = components['schemas']['ClaimResponse'];
export type ClaimRoleResponse = components['schemas']['ClaimRoleResponse'];
export type ClaimRolesResponse = components['schemas']['ClaimRolesResponse'];
export type ClaimSettlementStep = components['schemas']['ClaimSettlementStep'];
export type ClaimStatus = components['schemas']['ClaimStatus'];
export type ClaimSummaryPage = components['schemas']['ClaimSummaryPage'];
export type ClaimSummaryResponse = components['schemas']['ClaimSummaryResponse'];
export type ClaimTimelineEvent = components['schemas']['ClaimTimelineEvent'];
export type ClaimTransactionKind = components['schemas']['ClaimTransactionKind'];
export type ClaimTransactionPage = components['schemas']['ClaimTransactionPage'];
export type ClaimTransactionResponse = components['schemas']['ClaimTransactionResponse'];
export type ClaimTransactionStatus = components['schemas']['ClaimTransactionStatus'];
export type ClientAuthMethod = components['schemas']['ClientAuthMethod'];
export type ClientWithSecretResponse = components['schemas']['ClientWithSecretResponse'];
export type CloseAccountRequest = components['schemas']['CloseAccountRequest'];
export type CompanyPage = components['schemas']['CompanyPage'];
export type CompanyResponse = components['schemas']['CompanyResponse'];
export type CompanyStatus = components['schemas']['CompanyStatus'];
export type CompareRequest = components['schemas']['CompareRequest'];
export type ComparedAmountResponse = components['schemas']['ComparedAmountResponse'];
export type ComparedChargeResponse = components['schemas']['ComparedChargeResponse'];
export type ComparedEditionResponse = components['schemas']['ComparedEditionResponse'];
export type ComparedSelectionResponse = components['schemas']['ComparedSelectionResponse'];
export type ComparedStepResponse = components['schemas']['ComparedStepResponse'];
export type ComparisonResponse = components['schemas']['ComparisonResponse'];
export type CompleteClaimRequest = components['schemas']['CompleteClaimRequest'];
export type ConflictResponse = components['schemas']['ConflictResponse'];
export type CopyEditionRequest = components['schemas']['CopyEditionRequest'];
export type CoverDifferenceResponse = components['schemas']['CoverDifferenceResponse'];
export type CoverVerificationResponse = components['schemas']['CoverVerificationResponse'];
export type CoverageChangeResponse = components['schemas']['CoverageChangeResponse'];
export type CoverageResponse = components['schemas']['CoverageResponse'];
export type CreateAgencyRequest = components['schemas']['CreateAgencyRequest'];
export type CreateClientRequest = components['schemas']['CreateClientRequest'];
export type CreateCompanyRequest = components['schemas']['CreateCompanyRequest'];
export type CreateCustomerRequest = components['schemas']['CreateCustomerRequest'];
export type CreateDraftRequest = components['schemas']['CreateDraftRequest'];
export type CreateQuoteGroupRequest = components['schemas']['CreateQuoteGroupRequest'];
export type CreateQuoteRequest = components['schemas']['CreateQuoteRequest'];
export type CreateUserRequest = components['schemas']['CreateUserRequest'];
export type CustomerDataFields = components['schemas']['CustomerDataFields'];
export type CustomerKind = components['schemas']['CustomerKind'];
export type CustomerMergeResponse = components['schemas']['CustomerMergeResponse'];
export type CustomerPage = components['schemas']['CustomerPage'];
export type CustomerResponse = components['schemas']['CustomerResponse'];
export type DecideRenewalRequest = components['schemas']['DecideRenewalRequest'];
export type DecisionReasonRequest = components['schemas']['DecisionReasonRequest'];
export type DeclineIssueRequest = components['schemas']['DeclineIssueRequest'];
export type DenialResponse = components['schemas']['DenialResponse'];
export type DenyClaimRequest = components['schemas']['DenyClaimRequest'];
export type DiaryEntryPage = components['schemas']['DiaryEntryPage'];
export type DiaryEntryResponse = components['schemas']['DiaryEntryResponse'];
export type DiaryResponse = components['schemas']['DiaryResponse'];
export type DifferenceResponse = components['schemas']['DifferenceResponse'];
export type DocumentKind = components['schemas']['DocumentKind'];
export type DocumentLinkFormat = components['schemas']['DocumentLinkFormat'];
export type DocumentLinkPage = components['schemas']['DocumentLinkPage'];
export type DocumentLinkResponse = components['schemas']['DocumentLinkResponse'];
export type DocumentLinkStatus = components['schemas']['DocumentLinkStatus'];
export type DocumentResponse = components['schemas']['DocumentResponse'];
export type DocumentSubjectType = components['schemas']['DocumentSubjectType'];
export type DocumentSummaryPage = components['schemas']['DocumentSummaryPage'];
export type DocumentSummaryResponse = components['schemas']['DocumentSummaryResponse'];
export type EditionCheckResponse = components['schemas']['EditionCheckResponse'];
export type EditionDetailResponse = components['schemas']['EditionDetailResponse'];
export type EditionPage = components['schemas']['EditionPage'];
export type EditionResponse = components['schemas']['EditionResponse'];
export type EditionStatus = components['schemas']['EditionStatus'];
export type EditionUse = components['schemas']['EditionUse'];
export type EditionWindowResponse = components['schemas']['EditionWindowResponse'];
export type EditionWindowsResponse = components['schemas']['EditionWindowsResponse'];
export type EndAuthorityRequest = components['schemas']['EndAuthorityRequest'];
export type EndClaimAuthorityRequest = components['schemas']['EndClaimAuthorityRequest'];
export type EndJurisdictionRuleRequest = components['schemas']['EndJurisdictionRuleRequest'];
export type EndMoratoriumRequest = components['schemas']['EndMoratoriumRequest'];
export type EndPartyRequest = components['schemas']['EndPartyRequest'];
export type EndPaymentPlanRequest = components['schemas']['EndPaymentPlanRequest'];
export type EndReserveRuleRequest = components['schemas']['EndReserveRuleRequest'];
export type EndValidityRequest = components['schemas']['EndValidityRequest'];
export type EndorsePolicyRequest = components['schemas']['EndorsePolicyRequest'];
export type EndorsementPreviewRequest = components['schemas']['EndorsementPreviewRequest'];
export type EndorsementPreviewResponse = components['schemas']['EndorsementPreviewResponse'];
export type EnterContactRequest = components['schemas']['EnterContactRequest'];
export type EntryProofResponse = components['schemas']['EntryProofResponse'];
export type ErrorReasonResponse = components['schemas']['ErrorReasonResponse'];
export type ExecuteRefundRequest = components['schemas']['ExecuteRefundRequest'];
export type ExpiringPlanResponse = components['schemas']['ExpiringPlanResponse'];
export type ExportFormat = components['schemas']['ExportFormat'];
export type ExposureResponse = components['schemas']['ExposureResponse'];
export type ExposuresResponse = components['schemas']['ExposuresResponse'];
export type FactorsResponse = components['schemas']['FactorsResponse'];
export type FieldFault = components['schemas']['FieldFault'];
export type FinancialsResponse = components['schemas']['FinancialsResponse'];
export type FinishDiaryEntryRequest = components['schemas']['FinishDiaryEntryRequest'];
export type GrantAuthorityRequest = components['schemas']['GrantAuthorityRequest'];
export type GrantClaimAuthorityRequest = components['schemas']['GrantClaimAuthorityRequest'];
export type GrantType = components['schemas']['GrantType'];
export type HeldSubject = components['schemas']['HeldSubject'];
export type HeldSubjectType = components['schemas']['HeldSubjectType'];
export type ImpactAnalysisPage = components['schemas']['ImpactAnalysisPage'];
export type ImpactAnalysisResponse = components['schemas']['ImpactAnalysisResponse'];
export type ImpactAnalysisResultResponse = components['schemas']['ImpactAnalysisResultResponse'];
export type ImpactAnalysisStatus = components['schemas']['ImpactAnalysisStatus'];
export type IncidentResponse = components['schemas']['IncidentResponse'];
export type InputsHeadingResponse = components['schemas']['InputsHeadingResponse'];
export type InputsPurpose = components['schemas']['InputsPurpose'];
export type InstallmentResponse = components['schemas']['InstallmentResponse'];
export type InsuredPlaceFields = components['schemas']['InsuredPlaceFields'];
export type IssueNoticeRequest = components['schemas']['IssueNoticeRequest'];
export type IssuePage = components['schemas']['IssuePage'];
export type IssueProposalRequest = components['schemas']['IssueProposalRequest'];
export type IssueResponse = components['schemas']['IssueResponse'];
export type IssuedDocumentResponse = components['schemas']['IssuedDocumentResponse'];
export type JurisdictionRuleKind = components['schemas']['JurisdictionRuleKind'];
export type JurisdictionRulePage = components['schemas']['JurisdictionRulePage'];
export type JurisdictionRuleResponse = components['schemas']['JurisdictionRuleResponse'];
export type KeptValue = components['schemas']['KeptValue'];
export type LaterEntryResponse = components['schemas']['LaterEntryResponse'];
export type LedgerChargeKind = components['schemas']['LedgerChargeKind'];
export type LedgerEntryPage = components['schemas']['LedgerEntryPage'];
export type LedgerEntryResponse = components['schemas']['LedgerEntryResponse'];
export type LegalHoldList = components['schemas']['LegalHoldList'];
export type LegalHoldPage = components['schemas']['LegalHoldPage'];
export type LegalHoldResponse = components['schemas']['LegalHoldResponse'];
export type LimitResponse = components['schemas']['LimitResponse'];
export type LineAmountResponse = components['schemas']['LineAmountResponse'];
export type LinkSentResponse = components['schemas']['LinkSentResponse'];
export type LossFields = components['schemas']['LossFields'];
export type LossNoticeChannel = components['schemas']['LossNoticeChannel'];
export type LossNoticeResponse = components['schemas']['LossNoticeResponse'];
export type LossPlaceFields = components['schemas']['LossPlaceFields'];
export type LossReporterRelation = components['schemas']['LossReporterRelation'];
export type LossRunLineResponse = components['schemas']['LossRunLineResponse'];
export type LossRunResponse = components['schemas']['LossRunResponse'];
export type MailNoticeRequest = components['schemas']['MailNoticeRequest'];
export type MailingAddressFields = components['schemas']['MailingAddressFields'];
export type ManualFaultResponse = components['schemas']['ManualFaultResponse'];
export type MeasureResponse = components['schemas']['MeasureResponse'];
export type MeasuredAmountsResponse = components['schemas']['MeasuredAmountsResponse'];
export type MergeClaimRequest = components['schemas']['MergeClaimRequest'];
export type MergeCustomerRequest = components['schemas']['MergeCustomerRequest'];
export type MissingItemResponse = components['schemas']['MissingItemResponse'];
export type MissingPointResponse = components['schemas']['MissingPointResponse'];
export type MoratoriumPage = components['schemas']['MoratoriumPage'];
export type MoratoriumResponse = components['schemas']['MoratoriumResponse'];
export type MoratoriumTransaction = components['schemas']['MoratoriumTransaction'];
export type NameContactRequest = components['schemas']['NameContactRequest'];
export type NamedAgencyResponse = components['schemas']['NamedAgencyResponse'];
export type NextStepResponse = components['schemas']['NextStepResponse'];
export type NonRenewPolicyRequest = components['schemas']['NonRenewPolicyRequest'];
export type NonRenewalPreviewRequest = components['schemas']['NonRenewalPreviewRequest'];
export type NonRenewalPreviewResponse = components['schemas']['NonRenewalPreviewResponse'];
export type NonRenewalReason = components['schemas']['NonRenewalReason'];
export type NonRenewalResponse = components['schemas']['NonRenewalResponse'];
export type NoticeKind = components['schemas']['NoticeKind'];
export type NoticePage = components['schemas']['NoticePage'];
export type NoticeResponse = components['schemas']['NoticeResponse'];
export type OauthClientPage = components['schemas']['OauthClientPage'];
export type OauthClientResponse = components['schemas']['OauthClientResponse'];
export type OfferedWayResponse = components['schemas']['OfferedWayResponse'];
export type OpenExposureRequest = components['schemas']['OpenExposureRequest'];
export type OpenIncidentRequest = components['schemas']['OpenIncidentRequest'];
export type PartyPage = components['schemas']['PartyPage'];
export type PartyResponse = components['schemas']['PartyResponse'];
export type PayeeRequest = components['schemas']['PayeeRequest'];
export type PayeeResponse = components['schemas']['PayeeResponse'];
export type PaymentLineRequest = components['schemas']['PaymentLineRequest'];
export type PaymentMethod = components['schemas']['PaymentMethod'];
export type PaymentPlanPage = components['schemas']['PaymentPlanPage'];
export type PaymentPlanResponse = components['schemas']['PaymentPlanResponse'];
export type PaymentResponse = components['schemas']['PaymentResponse'];
export type PaymentReversalKind = components['schemas']['PaymentReversalKind'];
export type PayoutMethod = components['schemas']['PayoutMethod'];
export type PlaceHoldRequest = components['schemas']['PlaceHoldRequest'];
export type PlaceMoratoriumRequest = components['schemas']['PlaceMoratoriumRequest'];
export type PolicyCandidateResponse = components['schemas']['PolicyCandidateResponse'];
export type PolicyChargeResponse = components['schemas']['PolicyChargeResponse'];
export type PolicyPartyRole = components['schemas']['PolicyPartyRole'];
export type PolicyResponse = components['schemas']['PolicyResponse'];
export type PolicyStatus = components['schemas']['PolicyStatus'];
export type PolicySummaryPage = components['schemas']['PolicySummaryPage'];
export type PolicySummaryResponse = components['schemas']['PolicySummaryResponse'];
export type PolicyTransactionKind = components['schemas']['PolicyTransactionKind'];
export type PolicyTransactionPage = components['schemas']['PolicyTransactionPage'];
export type PolicyTransactionResponse = components['schemas']['PolicyTransactionResponse'];
export type PrepareRenewalRequest = components['schemas']['PrepareRenewalRequest'];
export type Problem = components['schemas']['Problem'];
export type ProductInputsResponse = components['schemas']['ProductInputsResponse'];
export type ProductType = components['schemas']['ProductType'];
export type ProvenCheckpoint = components['schemas']['ProvenCheckpoint'];
export type ProvisionResponse = components['schemas']['ProvisionResponse'];
export type QuoteExpiredReason = components['schemas']['QuoteExpiredReason'];
export type QuoteGroupResponse = components['schemas']['QuoteGroupResponse'];
export type QuotePage = components['schemas']['QuotePage'];
export type QuoteResponse = components['schemas']['QuoteResponse'];
export type QuoteStatus = components['schemas']['QuoteStatus'];
export type QuoteValidityPage = components['schemas']['QuoteValidityPage'];
export type QuoteValidityResponse = components['schemas']['QuoteValidityResponse'];
export type QuoteVersionPage = components['schemas']['QuoteVersionPage'];
export type QuoteVersionResponse = components['schemas']['QuoteVersionResponse'];
export type RatingFactorResponse = components['schemas']['RatingFactorResponse'];
export type ReDateEditionRequest = components['schemas']['ReDateEditionRequest'];
export type ReQuoteRequest = components['schemas']['ReQuoteRequest'];
export type ReasonRequest = components['schemas']['ReasonRequest'];
export type RecordPaymentRequest = components['schemas']['RecordPaymentRequest'];
export type RecordRecoveryRequest = components['schemas']['RecordRecoveryRequest'];
export type RecordedLossResponse = components['schemas']['RecordedLossResponse'];
export type RecordedLossesResponse = components['schemas']['RecordedLossesResponse'];
export type RecordedPaymentPage = components['schemas']['RecordedPaymentPage'];
export type RecordedPaymentResponse = components['schemas']['RecordedPaymentResponse'];
export type ReferChangeRequest = components['schemas']['ReferChangeRequest'];
export type RefundPage = components['schemas']['RefundPage'];
export type RefundResponse = components['schemas']['RefundResponse'];
export type RefundStatus = components['schemas']['RefundStatus'];
export type RegisterClaimRequest = components['schemas']['RegisterClaimRequest'];
export type ReinstatePolicyRequest = components['schemas']['ReinstatePolicyRequest'];
export type ReinstatementPreviewRequest = components['schemas']['ReinstatementPreviewRequest'];
export type ReinstatementPreviewResponse = components['schemas']['ReinstatementPreviewResponse'];
export type ReinstatementReason = components['schemas']['ReinstatementReason'];
export type RejectRefundRequest = components['schemas']['RejectRefundRequest'];
export type RelativityLevelField = components['schemas']['RelativityLevelField'];
export type ReleaseHoldRequest = components['schemas']['ReleaseHoldRequest'];
export type RenewalCapField = components['schemas']['RenewalCapField'];
export type RenewalFaultResponse = components['schemas']['RenewalFaultResponse'];
export type RenewalResponse = components['schemas']['RenewalResponse'];
export type RenewalStatus = components['schemas']['RenewalStatus'];
export type RenewalSummaryPage = components['schemas']['RenewalSummaryPage'];
export type RenewalSummaryResponse = components['schemas']['RenewalSummaryResponse'];
export type ReopenIssueRequest = components['schemas']['ReopenIssueRequest'];
export type ReplayResponse = components['schemas']['ReplayResponse'];
export type ReportAgencyPage = components['schemas']['ReportAgencyPage'];
export type ReportAgencyResponse = components['schemas']['ReportAgencyResponse'];
export type ReporterFields = components['schemas']['ReporterFields'];
export type RequestPaymentRequest = components['schemas']['RequestPaymentRequest'];
export type RequestRefundRequest = components['schemas']['RequestRefundRequest'];
export type RescindCancellationRequest = components['schemas']['RescindCancellationRequest'];
export type ReserveLineResponse = components['schemas']['ReserveLineResponse'];
export type ReserveRulePage = components['schemas']['ReserveRulePage'];
export type ReserveRuleResponse = components['schemas']['ReserveRuleResponse'];
export type RetentionPolicyList = components['schemas']['RetentionPolicyList'];
export type RetentionPolicyResponse = components['schemas']['RetentionPolicyResponse'];
export type ReturnNoticeRequest = components['schemas']['ReturnNoticeRequest'];
export type ReversePaymentRequest = components['schemas']['ReversePaymentRequest'];
export type RiskChangeField = components['schemas']['RiskChangeField'];
export type RiskItemResponse = components['schemas']['RiskItemResponse'];
export type Role = components['schemas']['Role'];
export type RotateSecretRequest = components['schemas']['RotateSecretRequest'];
export type SelectedValueResponse = components['schemas']['SelectedValueResponse'];
export type SessionList = components['schemas']['SessionList'];
export type SessionResponse = components['schemas']['SessionResponse'];
export type SetReserveRequest = components['schemas']['SetReserveRequest'];
export type SetValidityRequest = components['schemas']['SetValidityRequest'];
export type SettledStepResponse = components['schemas']['SettledStepResponse'];
export type SettlementField = components['schemas']['SettlementField'];
export type ShareDocumentRequest = components['schemas']['ShareDocumentRequest'];
export type SharedDocumentResponse = components['schemas']['SharedDocumentResponse'];
export type SignInRequest = components['schemas']['SignInRequest'];
export type SignInRole = components['schemas']['SignInRole'];
export type SignatureFields = components['schemas']['SignatureFields'];
export type SignedInResponse = components['schemas']['SignedInResponse'];
export type SimilarClaimResponse = components['schemas']['SimilarClaimResponse'];
export type StartImpactAnalysisRequest = components['schemas']['StartImpactAnalysisRequest'];
export type StatusReasonRequest = components['schemas']['StatusReasonRequest'];
export type StepDifferenceResponse = components['schemas']['StepDifferenceResponse'];
export type StepReasonRequest = components['schemas']['StepReasonRequest'];
export type StopPaymentsRequest = components['schemas']['StopPaymentsRequest'];
export type TimelineItemResponse = components['schemas']['TimelineItemResponse'];
export type TimelineResponse = components['schemas']['TimelineResponse'];
export type TransitionResponse = components['schemas']['TransitionResponse'];
export type TransitionRuleResponse = components['schemas']['TransitionRuleResponse'];
export type TransitionRulesResponse = components['schemas']['TransitionRulesResponse'];
export type TransitionsResponse = components['schemas']['TransitionsResponse'];
export type TrialResponse = components['schemas']['TrialResponse'];
export type UnderwritingDecisionResponse = components['schemas']['UnderwritingDecisionResponse'];
export type UnderwritingIssueStatus = components['schemas']['UnderwritingIssueStatus'];
export type UnderwritingOutcome = components['schemas']['UnderwritingOutcome'];
export type UnderwritingReasonResponse = components['schemas']['UnderwritingReasonResponse'];
export type UnderwritingSubjectType = components['schemas']['UnderwritingSubjectType'];
export type UpdateCustomerRequest = components['schemas']['UpdateCustomerRequest'];
export type UpdateUserRequest = components['schemas']['UpdateUserRequest'];
export type UsState = components['schemas']['UsState'];
export type UsedReportRequest = components['schemas']['UsedReportRequest'];
export type UsedReportResponse = components['schemas']['UsedReportResponse'];
export type UsedScoreRequest = components['schemas']['UsedScoreRequest'];
export type UsedScoreResponse = components['schemas']['UsedScoreResponse'];
export type UserPage = components['schemas']['UserPage'];
export type UserResponse = components['schemas']['UserResponse'];
export type VerificationResponse = components['schemas']['VerificationResponse'];
export type VerificationsResponse = components['schemas']['VerificationsResponse'];
export type WhatIfRequest = components['schemas']['WhatIfRequest'];
export type WithdrawNonRenewalRequest = components['schemas']['WithdrawNonRenewalRequest'];
export type WorksheetRenewalResponse = components['schemas']['WorksheetRenewalResponse'];
export type WorksheetResponse = components['schemas']['WorksheetResponse'];
export type WorksheetRuleResponse = components['schemas']['WorksheetRuleResponse'];
export type WorksheetStepResponse = components['schemas']['WorksheetStepResponse'];
export type WrongPointResponse = components['schemas']['WrongPointResponse'];
export type $defs = Record<string, never>;
export interface operations {
    readonly getJwks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly keys?: readonly Record<string, never>[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.malformed-request" | "http.request-timeout" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly searchAgencies: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description Words of the name or parts of them, in any order, with or without accents. */
                readonly name?: string;
                readonly code?: string;
                readonly status?: components["schemas"]["AgencyStatus"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AgencyPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly createAgency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateAgencyRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AgencyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.agency-code-taken" | "agencies.invalid-data" | "agencies.staff-only" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly readAgency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AgencyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.agency-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly removeAgency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.agency-not-found" | "agencies.agency-referred-to" | "agencies.staff-only" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long";
                };
            };
        };
    };
    readonly changeAgency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeAgencyRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AgencyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.agency-not-found" | "agencies.invalid-data" | "agencies.staff-only" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly closeAgency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StatusReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AgencyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.agency-not-found" | "agencies.agency-status" | "agencies.staff-only" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly reinstateAgency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StatusReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AgencyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.agency-not-found" | "agencies.agency-status" | "agencies.staff-only" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly suspendAgency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StatusReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AgencyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.agency-not-found" | "agencies.agency-status" | "agencies.staff-only" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly listAuditEntries: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description From this moment on. */
                readonly from?: string;
                /** @description Before this moment. */
                readonly to?: string;
                /** @description Who did it. */
                readonly userId?: string;
                /** @description The client that acted for itself. */
                readonly clientId?: string;
                /** @description Singular: `policy`. Named together with `resourceId`. */
                readonly resourceType?: string;
                readonly resourceId?: string;
                /** @description `policies.bound`; `http.request` for what was asked, read or refused. */
                readonly action?: string;
                readonly outcome?: components["schemas"]["AuditOutcome"];
                /** @description As answers tell it in X-Request-Id. */
                readonly requestId?: string;
                /** @description With at least this risk. */
                readonly minRisk?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditEntryPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "audit.period-backwards" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readAuditEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditEntryResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "audit.entry-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly proveAuditEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EntryProofResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "audit.entry-not-found" | "audit.entry-not-sealed" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly exportAuditTrail: {
        readonly parameters: {
            readonly query?: {
                /** @description From this moment on. */
                readonly from?: string;
                /** @description Before this moment. */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/x-ndjson": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "audit.nothing-sealed" | "audit.period-backwards" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly listLegalHolds: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly matter?: string;
                /** @description What is held by itself, not by what it belongs to. */
                readonly subjectId?: string;
                /** @description Only what is in force, or only what was released. */
                readonly inForce?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LegalHoldPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly placeLegalHold: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PlaceHoldRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LegalHoldList"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "audit.hold-in-force" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly releaseLegalHold: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReleaseHoldRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LegalHoldList"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "audit.hold-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly listRetentionPolicies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RetentionPolicyList"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly changeRetentionPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subject: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeRetentionRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RetentionPolicyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "audit.retention-not-found" | "audit.retention-too-short" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly signIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SignInRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignedInResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.second-factor-required" | "identity.sign-in-busy" | "identity.sign-in-failed";
                };
            };
        };
    };
    readonly signOut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readCurrentUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.malformed-request" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly changePassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        readonly responses: {
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.password-refused" | "identity.password-unchanged" | "identity.password-wrong" | "identity.sign-in-busy" | "identity.sign-in-locked" | "money.too-large";
                };
            };
        };
    };
    readonly listOwnSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionList"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.malformed-request" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly endOwnSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.session-not-found";
                };
            };
        };
    };
    readonly searchBillingAccounts: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly policyId?: string;
                readonly customerId?: string;
                readonly agencyId?: string;
                readonly status?: components["schemas"]["BillingAccountStatus"];
                readonly planCode?: string;
                /** @description Those on which the company owes the customer, or the others. */
                readonly refundDue?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BillingAccountSummaryPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readBillingAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BillingAccountResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.account-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly changeBillingAccountPlan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangePlanRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BillingAccountResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.account-closed" | "billing.account-not-found" | "billing.all-billed" | "billing.cover-over" | "billing.plan-in-force" | "billing.plan-not-allowed" | "billing.plan-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly closeBillingAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CloseAccountRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BillingAccountResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.account-closed" | "billing.account-not-found" | "billing.card-number" | "billing.cover-goes-on" | "billing.refund-due" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly listBillingEntries: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BillingEntryPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.account-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly listPayments: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecordedPaymentPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.account-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly recordPayment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RecordPaymentRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecordedPaymentResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.account-closed" | "billing.account-not-found" | "billing.card-number" | "billing.date-ahead" | "billing.date-long-ago" | "billing.payment-implausible" | "billing.reference-taken" | "billing.source-is-agency" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly previewBillingAccountPlan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangePlanRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BillingAccountResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.account-closed" | "billing.account-not-found" | "billing.all-billed" | "billing.cover-over" | "billing.plan-in-force" | "billing.plan-not-allowed" | "billing.plan-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly requestRefund: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RequestRefundRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.account-not-found" | "billing.card-number" | "billing.nothing-to-refund" | "billing.refund-exceeds-due" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly searchImpactAnalyses: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly candidateEditionId?: string;
                readonly status?: components["schemas"]["ImpactAnalysisStatus"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImpactAnalysisPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly startImpactAnalysis: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StartImpactAnalysisRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImpactAnalysisResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.book-rating-under-way" | "policies.edition-not-found" | "policies.edition-of-another-plan" | "policies.edition-withdrawn" | "policies.nothing-to-compare" | "rating.manual-invalid";
                };
            };
        };
    };
    readonly readImpactAnalysis: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImpactAnalysisResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.book-rating-not-found";
                };
            };
        };
    };
    readonly cancelImpactAnalysis: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CancelImpactAnalysisRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImpactAnalysisResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.book-rating-not-found" | "policies.book-rating-status";
                };
            };
        };
    };
    readonly readImpactAnalysisPage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The result as a page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.book-rating-not-found" | "policies.book-rating-unfinished";
                };
            };
        };
    };
    readonly pauseImpactAnalysis: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImpactAnalysisResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "policies.book-rating-not-found" | "policies.book-rating-status";
                };
            };
        };
    };
    readonly readImpactAnalysisResult: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImpactAnalysisResultResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.book-rating-not-found" | "policies.book-rating-unfinished";
                };
            };
        };
    };
    readonly exportImpactAnalysisResult: {
        readonly parameters: {
            readonly query?: {
                /** @description Begins CSV with a byte-order mark, without which some spreadsheets do not read it as UTF-8. */
                readonly bom?: boolean;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One line per policy. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.book-rating-not-found" | "policies.book-rating-unfinished";
                };
            };
        };
    };
    readonly resumeImpactAnalysis: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImpactAnalysisResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "policies.book-rating-not-found" | "policies.book-rating-status";
                };
            };
        };
    };
    readonly searchClaimAuthorities: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly userId?: string;
                readonly role?: components["schemas"]["ClaimAuthorityHolder"];
                readonly kind?: components["schemas"]["ClaimAuthorityKind"];
                /** @description Only what holds on this day. */
                readonly on?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimAuthorityPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly grantClaimAuthority: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["GrantClaimAuthorityRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimAuthorityResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.authority-invalid" | "claims.authority-own" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly readClaimAuthority: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimAuthorityResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.authority-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly endClaimAuthority: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EndClaimAuthorityRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimAuthorityResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.authority-invalid" | "claims.authority-not-found" | "claims.authority-own" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly listClaimContacts: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description How the name begins. */
                readonly name?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimContactPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly createClaimContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EnterContactRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimContactResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.contact-invalid" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly getClaimContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimContactResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.contact-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly updateClaimContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeContactRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimContactResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.contact-invalid" | "claims.contact-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly listClaimDiary: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description Only what is past its day. */
                readonly overdue?: boolean;
                /** @description Of the adjuster who works on the claim. */
                readonly adjusterId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DiaryEntryPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly finishClaimDiaryEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FinishDiaryEntryRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DiaryEntryResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.diary-entry-ended" | "claims.diary-entry-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly listClaimReserveRules: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReserveRulePage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly addClaimReserveRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AddReserveRuleRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReserveRuleResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.reserve-rule-invalid" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly getClaimReserveRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReserveRuleResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.reserve-rule-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly endClaimReserveRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EndReserveRuleRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReserveRuleResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.reserve-rule-invalid" | "claims.reserve-rule-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly listClaimTransactions: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly status?: components["schemas"]["ClaimTransactionStatus"];
                readonly kind?: components["schemas"]["ClaimTransactionKind"];
                readonly claimId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly listClaimApprovalQueue: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description Only what the caller may decide; true unless told. */
                readonly mine?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly getClaimTransaction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.transaction-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly approveClaimTransaction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DecisionReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.above-limit" | "claims.authority-missing" | "claims.exceeds-approval" | "claims.exceeds-reserve" | "claims.exceeds-settlement" | "claims.not-covered" | "claims.own-request" | "claims.payee-unknown" | "claims.payments-made" | "claims.payments-stopped" | "claims.policy-unverified" | "claims.reserve-below-payments" | "claims.status" | "claims.tax-id-due" | "claims.transaction-not-found" | "claims.transaction-status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly declineClaimTransaction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DecisionReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.transaction-not-found" | "claims.transaction-status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly reissueClaimPayment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DecisionReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.exceeds-approval" | "claims.exceeds-paid" | "claims.exceeds-reserve" | "claims.exceeds-settlement" | "claims.not-covered" | "claims.payee-unknown" | "claims.payments-stopped" | "claims.status" | "claims.tax-id-due" | "claims.transaction-not-found" | "claims.transaction-status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly stopClaimPayment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DecisionReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.exceeds-paid" | "claims.transaction-not-found" | "claims.transaction-status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly voidClaimTransaction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DecisionReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.exceeds-paid" | "claims.transaction-not-found" | "claims.transaction-status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly rulesClaimLifecycle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TransitionRulesResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly searchClaims: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly claimNumber?: string;
                readonly policyId?: string;
                readonly customerId?: string;
                /** @description Of the adjuster who works on it. */
                readonly adjusterId?: string;
                readonly status?: components["schemas"]["ClaimStatus"];
                readonly catastropheCode?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimSummaryPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly registerClaim: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RegisterClaimRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.loss-ahead" | "claims.loss-day-differs" | "claims.notice-ahead" | "claims.other-customer" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly readClaim: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly completeClaim: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CompleteClaimRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.loss-ahead" | "claims.loss-day-differs" | "claims.other-policy" | "claims.status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly approveClaimLifecycle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ApproveClaimRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.above-limit" | "claims.claim-not-found" | "claims.coverage-unknown" | "claims.excluded" | "claims.not-covered" | "claims.payments-made" | "claims.policy-unverified" | "claims.status" | "claims.waiting-period" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly closeClaimLifecycle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.status" | "claims.still-open" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long";
                };
            };
        };
    };
    readonly denyClaimLifecycle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DenyClaimRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.coverage-unknown" | "claims.payments-made" | "claims.policy-unverified" | "claims.provision-unknown" | "claims.status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly getClaimDiary: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DiaryResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly addClaimDiaryEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AddDiaryEntryRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DiaryEntryResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly listClaimEntries: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LedgerEntryPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly listClaimExposures: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExposuresResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly openClaimExposure: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["OpenExposureRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExposureResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.coverage-unknown" | "claims.excluded" | "claims.exposure-taken" | "claims.incident-not-found" | "claims.not-covered" | "claims.part-unknown" | "claims.payee-unknown" | "claims.policy-unverified" | "claims.status" | "claims.waiting-period" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly assessClaimLoss: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly exposureId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AssessLossRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExposureResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.exposure-not-found" | "claims.status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly getClaimFinancials: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FinancialsResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly openClaimIncident: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["OpenIncidentRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IncidentResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly mergeClaim: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MergeClaimRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.merge-invalid" | "claims.status" | "claims.still-open" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly noticeClaim: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AddNoticeRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.notice-ahead" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly requestClaimPayment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RequestPaymentRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.exceeds-approval" | "claims.exceeds-reserve" | "claims.exceeds-settlement" | "claims.line-not-found" | "claims.loss-not-assessed" | "claims.not-covered" | "claims.nothing-due" | "claims.payee-unknown" | "claims.payees-differ" | "claims.payments-stopped" | "claims.policy-unverified" | "claims.status" | "claims.tax-id-due" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly stopPaymentsClaimLifecycle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StopPaymentsRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly recordClaimRecovery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RecordRecoveryRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.exceeds-paid" | "claims.line-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly reopenClaimLifecycle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StepReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.reopening-too-late" | "claims.status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly setClaimReserve: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetReserveRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimTransactionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.line-not-found" | "claims.nothing-to-change" | "claims.reserve-below-payments" | "claims.status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly reviewClaimLifecycle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long";
                };
            };
        };
    };
    readonly listClaimRoles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimRolesResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly addClaimRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NameContactRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimRolesResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.contact-not-found" | "claims.role-taken" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly endClaimRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly roleId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimRolesResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.role-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long";
                };
            };
        };
    };
    readonly getClaimTimeline: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimelineResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly takenClaimLifecycle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TransitionsResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly verifiedClaim: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VerificationsResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly verifyClaim: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.policy-unverified" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long";
                };
            };
        };
    };
    readonly withdrawClaimLifecycle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StepReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClaimResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.claim-not-found" | "claims.payments-made" | "claims.status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly listClients: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly active?: boolean;
                readonly agencyId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OauthClientPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly createClient: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateClientRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClientWithSecretResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.step-up-required" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.agency-closed" | "identity.agency-missing" | "identity.agency-unknown" | "identity.client-id-taken" | "identity.client-terms" | "money.too-large";
                };
            };
        };
    };
    readonly readClient: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OauthClientResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "identity.client-not-found";
                };
            };
        };
    };
    readonly changeClient: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeClientRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OauthClientResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.step-up-required" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.agency-closed" | "identity.agency-missing" | "identity.agency-unknown" | "identity.client-not-found" | "identity.client-terms" | "money.too-large";
                };
            };
        };
    };
    readonly activateClient: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OauthClientResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.step-up-required" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.client-not-found";
                };
            };
        };
    };
    readonly deactivateClient: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OauthClientResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.client-not-found";
                };
            };
        };
    };
    readonly rotateClientSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RotateSecretRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClientWithSecretResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.step-up-required" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.client-not-found" | "identity.client-terms" | "identity.client-without-secret" | "money.too-large";
                };
            };
        };
    };
    readonly searchCompanies: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description Words of the legal name or parts of them, in any order, with or without accents. */
                readonly name?: string;
                readonly code?: string;
                readonly status?: components["schemas"]["CompanyStatus"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CompanyPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly createCompany: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateCompanyRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CompanyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-taken" | "agencies.staff-only" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly readCompany: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CompanyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly changeCompany: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeCompanyRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CompanyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-not-found" | "agencies.company-taken" | "agencies.staff-only" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly closeCompany: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StatusReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CompanyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-not-found" | "agencies.company-status" | "agencies.staff-only" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly reopenCompany: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StatusReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CompanyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-not-found" | "agencies.company-status" | "agencies.staff-only" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly searchCustomers: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description Words of the name or parts of them, in any order, with or without accents, apostrophes and hyphens; of one or two letters, what a word begins with. */
                readonly name?: string;
                /** @description The whole address, in upper or lower case. */
                readonly email?: string;
                readonly externalId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly createCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateCustomerRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "customers.agency-missing" | "customers.external-id-taken" | "customers.invalid-data" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly readCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "customers.customer-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly deleteCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "customers.customer-merged" | "customers.customer-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "policies.customer-insured";
                };
            };
        };
    };
    readonly updateCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UpdateCustomerRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "customers.customer-merged" | "customers.customer-not-found" | "customers.external-id-taken" | "customers.invalid-data" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly listCustomerLosses: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecordedLossesResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "customers.customer-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly mergeCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MergeCustomerRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerMergeResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "customers.customer-merged" | "customers.customer-not-found" | "customers.merge-across-agencies" | "customers.merge-differs" | "customers.survivor-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly searchDelinquentAccounts: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description At least so many days past due; 1 unless told. */
                readonly minDaysPastDue?: number;
                readonly productType?: components["schemas"]["ProductType"];
                readonly state?: components["schemas"]["UsState"];
                readonly agencyId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BillingAccountSummaryPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readDocumentLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DocumentLinkResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "documents.link-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly revokeDocumentLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DocumentLinkResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "documents.link-not-found" | "documents.link-over" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long";
                };
            };
        };
    };
    readonly searchDocuments: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly subjectType?: components["schemas"]["DocumentSubjectType"];
                /** @description The quote, policy, transaction or customer that it tells about. */
                readonly subjectId?: string;
                readonly kind?: components["schemas"]["DocumentKind"];
                readonly customerId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DocumentSummaryPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readDocument: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DocumentResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "documents.document-not-found" | "documents.not-drawn" | "documents.overloaded" | "documents.store-unavailable" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readDocumentPage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The document as a page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "documents.bytes-altered" | "documents.bytes-missing" | "documents.document-not-found" | "documents.not-drawn" | "documents.overloaded" | "documents.store-unavailable" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly listDocumentLinks: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DocumentLinkPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "documents.document-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly shareDocument: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ShareDocumentRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SharedDocumentResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "documents.document-not-found" | "documents.link-needs-reader" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly readDocumentPdf: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The document. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/pdf": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "documents.bytes-altered" | "documents.bytes-missing" | "documents.document-not-found" | "documents.not-drawn" | "documents.overloaded" | "documents.store-unavailable" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly verifyDocument: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VerificationResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "documents.document-not-found" | "documents.not-drawn" | "documents.overloaded" | "documents.store-unavailable" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly getLossRun: {
        readonly parameters: {
            readonly query?: {
                /** @description Of one policy. */
                readonly policyId?: string;
                /** @description Of all policies of a customer. */
                readonly customerId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LossRunResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "claims.loss-run-of-nobody" | "customers.customer-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly listNoticesToMail: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly kind?: components["schemas"]["NoticeKind"];
                /** @description Only those due on this day or before. */
                readonly dueBy?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NoticePage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readPolicyNotice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NoticeResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.notice-not-found";
                };
            };
        };
    };
    readonly recordNoticeMailing: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MailNoticeRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NoticeResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.mailing-date" | "policies.notice-not-found" | "policies.notice-not-pending" | "policies.notice-too-late" | "policies.notice-unaddressed";
                };
            };
        };
    };
    readonly recordNoticeReturn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReturnNoticeRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NoticeResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.notice-not-found" | "policies.notice-not-mailed";
                };
            };
        };
    };
    readonly searchPaymentPlans: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly productType?: components["schemas"]["ProductType"];
                readonly state?: components["schemas"]["UsState"];
                /** @description Only what is offered on this day. */
                readonly on?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaymentPlanPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly addPaymentPlan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AddPaymentPlanRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaymentPlanResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.payment-plan-invalid" | "billing.payment-plan-overlaps" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly readPaymentPlan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaymentPlanResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.payment-plan-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly endPaymentPlan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EndPaymentPlanRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaymentPlanResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.payment-plan-invalid" | "billing.payment-plan-not-found" | "billing.payment-plan-overlaps" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly readPayment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecordedPaymentResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.payment-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly reversePayment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReversePaymentRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecordedPaymentResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.card-number" | "billing.date-ahead" | "billing.payment-not-found" | "billing.payment-reversed" | "billing.reversal-before-payment" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly searchPolicies: {
        readonly parameters: {
            readonly query?: {
                /** @description The whole number of a policy, or of a contract, which finds all its terms. */
                readonly policyNumber?: string;
                readonly customerId?: string;
                /** @description Words of the name or the e-mail address of the customer, or parts of them, in any order, with or without accents. */
                readonly customer?: string;
                readonly productType?: components["schemas"]["ProductType"];
                /** @description As it is today where the policy is. */
                readonly status?: components["schemas"]["PolicyStatus"];
                /** @description Where the risk is. */
                readonly state?: components["schemas"]["UsState"];
                /** @description The term begins on this day or later. */
                readonly effectiveFrom?: string;
                /** @description The term begins on this day or earlier. */
                readonly effectiveTo?: string;
                /** @description The term ends on this day or later. */
                readonly expirationFrom?: string;
                /** @description The term ends on this day or earlier. */
                readonly expirationTo?: string;
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicySummaryPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly exportPolicies: {
        readonly parameters: {
            readonly query: {
                /** @description The whole number of a policy, or of a contract, which finds all its terms. */
                readonly policyNumber?: string;
                readonly customerId?: string;
                /** @description Words of the name or the e-mail address of the customer, or parts of them, in any order, with or without accents. */
                readonly customer?: string;
                readonly productType?: components["schemas"]["ProductType"];
                /** @description As it is today where the policy is. */
                readonly status?: components["schemas"]["PolicyStatus"];
                /** @description Where the risk is. */
                readonly state?: components["schemas"]["UsState"];
                /** @description The term begins on this day or later. */
                readonly effectiveFrom?: string;
                /** @description The term begins on this day or earlier. */
                readonly effectiveTo?: string;
                /** @description The term ends on this day or later. */
                readonly expirationFrom?: string;
                /** @description The term ends on this day or earlier. */
                readonly expirationTo?: string;
                readonly format: components["schemas"]["ExportFormat"];
                /** @description Begins CSV with a byte-order mark, without which some spreadsheets do not read it as UTF-8. */
                readonly bom?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One row on each line. The stream ends as HTTP says it does; a connection that breaks off has not given all rows. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                    readonly "application/x-ndjson": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readPolicy: {
        readonly parameters: {
            readonly query?: {
                /** @description What was, or will be, insured on this day; today, where the policy is, unless told. */
                readonly effectiveOn?: string;
                /** @description As the ledger stood at this moment; all of it unless told. */
                readonly knownAt?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly readPolicyBilling: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BillingAccountResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.account-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readCancellation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CancellationResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly cancelPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CancelPolicyRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.already-cancelled" | "policies.cancellation-scheduled" | "policies.change-back-dated" | "policies.explanation-required" | "policies.insurer-cancellation" | "policies.losses-reported" | "policies.not-in-force" | "policies.notice-days-unknown" | "policies.notice-too-short" | "policies.outside-term" | "policies.policy-not-found" | "policies.reason-of-other-party" | "policies.term-expired" | "policies.underwriting-period-over" | "policies.version-mismatch";
                };
            };
        };
    };
    readonly previewCancellation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CancellationPreviewRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CancellationPreviewResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.already-cancelled" | "policies.cancellation-scheduled" | "policies.change-back-dated" | "policies.insurer-cancellation" | "policies.not-in-force" | "policies.notice-days-unknown" | "policies.notice-too-short" | "policies.outside-term" | "policies.policy-not-found" | "policies.reason-of-other-party" | "policies.term-expired" | "policies.underwriting-period-over";
                };
            };
        };
    };
    readonly rescindCancellation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RescindCancellationRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.insurer-cancellation" | "policies.no-cancellation-scheduled" | "policies.policy-not-found" | "policies.version-mismatch";
                };
            };
        };
    };
    readonly endorsePolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EndorsePolicyRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.change-back-dated" | "policies.change-declined" | "policies.change-invalid" | "policies.change-referred" | "policies.conflict-unsettled" | "policies.not-in-force" | "policies.nothing-changes" | "policies.outside-term" | "policies.policy-not-found" | "policies.referral-invalid" | "policies.settlement-invalid" | "policies.term-expired" | "policies.term-without-edition" | "policies.version-mismatch" | "quoting.under-moratorium" | "rating.incomplete-for-binding" | "rating.invalid-risk" | "rating.no-table-row" | "rating.too-much-work";
                };
            };
        };
    };
    readonly previewEndorsement: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EndorsementPreviewRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EndorsementPreviewResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.change-back-dated" | "policies.change-invalid" | "policies.not-in-force" | "policies.nothing-changes" | "policies.outside-term" | "policies.policy-not-found" | "policies.settlement-invalid" | "policies.term-expired" | "policies.term-without-edition" | "quoting.under-moratorium" | "rating.invalid-risk" | "rating.no-table-row" | "rating.too-much-work";
                };
            };
        };
    };
    readonly referEndorsement: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReferChangeRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangeReferralResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.change-back-dated" | "policies.change-declined" | "policies.change-invalid" | "policies.conflict-unsettled" | "policies.not-in-force" | "policies.nothing-changes" | "policies.nothing-to-refer" | "policies.outside-term" | "policies.policy-not-found" | "policies.settlement-invalid" | "policies.term-expired" | "policies.term-without-edition" | "policies.version-mismatch" | "quoting.referred-already" | "quoting.under-moratorium" | "rating.invalid-risk" | "rating.no-table-row" | "rating.too-much-work";
                };
            };
        };
    };
    readonly readEndorsementReferral: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly referralId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangeReferralResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.policy-not-found" | "policies.referral-not-found";
                };
            };
        };
    };
    readonly readNonRenewal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NonRenewalResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly nonRenewPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NonRenewPolicyRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.already-renewed" | "policies.cancellation-pending" | "policies.customer-gone" | "policies.explanation-required" | "policies.insurer-non-renewal" | "policies.non-renewal-too-late" | "policies.non-renewed" | "policies.not-in-force" | "policies.not-renewable" | "policies.notice-days-unknown" | "policies.policy-not-found" | "policies.reason-of-other-party" | "policies.term-expired" | "policies.version-mismatch";
                };
            };
        };
    };
    readonly previewNonRenewal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NonRenewalPreviewRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NonRenewalPreviewResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.already-renewed" | "policies.cancellation-pending" | "policies.customer-gone" | "policies.insurer-non-renewal" | "policies.non-renewed" | "policies.not-in-force" | "policies.not-renewable" | "policies.notice-days-unknown" | "policies.policy-not-found" | "policies.reason-of-other-party" | "policies.term-expired";
                };
            };
        };
    };
    readonly withdrawNonRenewal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WithdrawNonRenewalRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.insurer-non-renewal" | "policies.not-non-renewed" | "policies.policy-not-found" | "policies.term-expired" | "policies.version-mismatch";
                };
            };
        };
    };
    readonly listPolicyNotices: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NoticePage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly listPolicyParties: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PartyPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly addPolicyParty: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AddPartyRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PartyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.party-exists" | "policies.party-invalid" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly endPolicyParty: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly partyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EndPartyRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PartyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.party-ended" | "policies.party-invalid" | "policies.party-not-found" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly reinstatePolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReinstatePolicyRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.endorsement-lost" | "policies.losses-reported" | "policies.not-cancelled" | "policies.outside-term" | "policies.policy-not-found" | "policies.reinstatement-date" | "policies.term-expired" | "policies.version-mismatch";
                };
            };
        };
    };
    readonly previewReinstatement: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReinstatementPreviewRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReinstatementPreviewResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.endorsement-lost" | "policies.not-cancelled" | "policies.outside-term" | "policies.policy-not-found" | "policies.reinstatement-date" | "policies.term-expired";
                };
            };
        };
    };
    readonly readPolicyRenewal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RenewalResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.renewal-not-found";
                };
            };
        };
    };
    readonly prepareRenewal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PrepareRenewalRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RenewalResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.already-renewed" | "policies.cancellation-pending" | "policies.customer-gone" | "policies.non-renewed" | "policies.not-in-force" | "policies.not-renewable" | "policies.policy-not-found" | "policies.renewal-early" | "policies.renewal-status" | "policies.term-expired" | "policies.version-mismatch";
                };
            };
        };
    };
    readonly listPolicyTransactions: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description As the ledger stood at this moment; all of it unless told. */
                readonly knownAt?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyTransactionPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.policy-not-found";
                };
            };
        };
    };
    readonly readPolicyWorksheet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly transactionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorksheetResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.policy-not-found" | "policies.transaction-not-found";
                };
            };
        };
    };
    readonly readPolicyWorksheetPage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly transactionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The worksheet as a page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.policy-not-found" | "policies.transaction-not-found";
                };
            };
        };
    };
    readonly readProductInputs: {
        readonly parameters: {
            readonly query: {
                /** @description Where the risk is. */
                readonly state: components["schemas"]["UsState"];
                /** @description The underwriting company; needed only where several have a manual in force. */
                readonly companyCode?: string;
                /** @description The first day of coverage; today, where the risk is, unless told. */
                readonly effectiveDate?: string;
                /** @description What the body is for: `draft` asks for nothing but a customer, `price` for what a price needs, `bind` also for what has to be there before the quote is bound. `price` unless told. */
                readonly purpose?: components["schemas"]["InputsPurpose"];
            };
            readonly header?: never;
            readonly path: {
                readonly productType: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProductInputsResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.effective-date-out-of-reach" | "quoting.product-not-found" | "rating.company-needed" | "rating.no-edition-in-force" | "rating.no-manual";
                };
            };
        };
    };
    readonly createQuoteGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateQuoteGroupRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteGroupResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.alternatives-alike" | "quoting.customer-not-found" | "quoting.effective-date-out-of-reach" | "quoting.under-moratorium" | "quoting.zip-outside-state" | "rating.company-needed" | "rating.invalid-risk" | "rating.no-edition-in-force" | "rating.no-manual" | "rating.no-table-row" | "rating.premium-out-of-range" | "rating.too-much-work";
                };
            };
        };
    };
    readonly readQuoteGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteGroupResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.group-not-found";
                };
            };
        };
    };
    readonly readQuoteGroupPage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The alternatives as a page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.group-not-found";
                };
            };
        };
    };
    readonly searchQuoteValidities: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly productType?: components["schemas"]["ProductType"];
                readonly state?: components["schemas"]["UsState"];
                /** @description Only what holds on this day. */
                readonly on?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteValidityPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly setQuoteValidity: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetValidityRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteValidityResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.validity-invalid" | "quoting.validity-overlaps";
                };
            };
        };
    };
    readonly readQuoteValidity: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteValidityResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.validity-not-found";
                };
            };
        };
    };
    readonly endQuoteValidity: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EndValidityRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteValidityResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.validity-invalid" | "quoting.validity-not-found" | "quoting.validity-overlaps";
                };
            };
        };
    };
    readonly searchQuotes: {
        readonly parameters: {
            readonly query?: {
                /** @description The whole quote number; finds all its versions. */
                readonly quoteNumber?: string;
                readonly customerId?: string;
                /** @description Words of the name or the e-mail address of the customer, or parts of them, in any order, with or without accents. */
                readonly customer?: string;
                /** @description The group of alternatives; finds all versions of all of them. */
                readonly groupId?: string;
                /** @description At the moment of the request. */
                readonly status?: components["schemas"]["QuoteStatus"];
                readonly productType?: components["schemas"]["ProductType"];
                /** @description Where the risk is. */
                readonly state?: components["schemas"]["UsState"];
                /** @description Coverage begins on this day or later. */
                readonly effectiveFrom?: string;
                /** @description Coverage begins on this day or earlier. */
                readonly effectiveTo?: string;
                /** @description Made at this moment or later. */
                readonly createdFrom?: string;
                /** @description Made before this moment. */
                readonly createdBefore?: string;
                /** @description The total premium is this or more; drafts without a price have none. */
                readonly premiumFrom?: string;
                /** @description The total premium is this or less. */
                readonly premiumTo?: string;
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuotePage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly createQuote: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateQuoteRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.customer-not-found" | "quoting.effective-date-out-of-reach" | "quoting.under-moratorium" | "quoting.zip-outside-state" | "rating.company-needed" | "rating.invalid-risk" | "rating.no-edition-in-force" | "rating.no-manual" | "rating.no-table-row" | "rating.premium-out-of-range" | "rating.too-much-work";
                };
            };
        };
    };
    readonly createQuoteDraft: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateDraftRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.customer-not-found";
                };
            };
        };
    };
    readonly exportQuotes: {
        readonly parameters: {
            readonly query: {
                /** @description The whole quote number; finds all its versions. */
                readonly quoteNumber?: string;
                readonly customerId?: string;
                /** @description Words of the name or the e-mail address of the customer, or parts of them, in any order, with or without accents. */
                readonly customer?: string;
                /** @description The group of alternatives; finds all versions of all of them. */
                readonly groupId?: string;
                /** @description At the moment of the request. */
                readonly status?: components["schemas"]["QuoteStatus"];
                readonly productType?: components["schemas"]["ProductType"];
                /** @description Where the risk is. */
                readonly state?: components["schemas"]["UsState"];
                /** @description Coverage begins on this day or later. */
                readonly effectiveFrom?: string;
                /** @description Coverage begins on this day or earlier. */
                readonly effectiveTo?: string;
                /** @description Made at this moment or later. */
                readonly createdFrom?: string;
                /** @description Made before this moment. */
                readonly createdBefore?: string;
                /** @description The total premium is this or more; drafts without a price have none. */
                readonly premiumFrom?: string;
                /** @description The total premium is this or less. */
                readonly premiumTo?: string;
                readonly format: components["schemas"]["ExportFormat"];
                /** @description Begins CSV with a byte-order mark, without which some spreadsheets do not read it as UTF-8. */
                readonly bom?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One row on each line. The stream ends as HTTP says it does; a connection that breaks off has not given all rows. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                    readonly "application/x-ndjson": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readQuote: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.quote-not-found";
                };
            };
        };
    };
    readonly changeQuoteDraft: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeDraftRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.customer-not-found" | "quoting.customer-of-another-agency" | "quoting.quote-already-rated" | "quoting.quote-not-found";
                };
            };
        };
    };
    readonly bindQuote: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BindQuoteRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.agency-not-active" | "agencies.company-closed" | "agencies.company-unknown" | "billing.plan-not-allowed" | "billing.plan-not-found" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.customer-gone" | "policies.effective-date-passed" | "quoting.already-bound" | "quoting.alternative-chosen" | "quoting.quote-declined" | "quoting.quote-expired" | "quoting.quote-not-found" | "quoting.quote-not-rated" | "quoting.quote-superseded" | "quoting.referral-open" | "quoting.under-moratorium" | "quoting.version-mismatch" | "rating.incomplete-for-binding";
                };
            };
        };
    };
    readonly issueProposal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["IssueProposalRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssuedDocumentResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "documents.already-superseded" | "documents.document-not-found" | "documents.superseded-differs" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.already-bound" | "quoting.alternative-chosen" | "quoting.customer-not-found" | "quoting.quote-declined" | "quoting.quote-expired" | "quoting.quote-not-found" | "quoting.quote-not-rated" | "quoting.quote-superseded";
                };
            };
        };
    };
    readonly rateQuoteDraft: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "quoting.customer-not-found" | "quoting.draft-incomplete" | "quoting.effective-date-out-of-reach" | "quoting.quote-already-rated" | "quoting.quote-not-found" | "quoting.under-moratorium" | "quoting.zip-outside-state" | "rating.company-needed" | "rating.invalid-risk" | "rating.no-edition-in-force" | "rating.no-manual" | "rating.no-table-row" | "rating.premium-out-of-range" | "rating.too-much-work";
                };
            };
        };
    };
    readonly listQuoteVersions: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteVersionPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.quote-not-found";
                };
            };
        };
    };
    readonly addQuoteVersion: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReQuoteRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.already-bound" | "quoting.alternative-chosen" | "quoting.alternative-shares-risk" | "quoting.customer-not-found" | "quoting.customer-of-another-agency" | "quoting.effective-date-out-of-reach" | "quoting.quote-not-found" | "quoting.quote-not-rated" | "quoting.quote-superseded" | "quoting.under-moratorium" | "quoting.zip-outside-state" | "rating.company-needed" | "rating.invalid-risk" | "rating.no-edition-in-force" | "rating.no-manual" | "rating.no-table-row" | "rating.premium-out-of-range" | "rating.too-much-work";
                };
            };
        };
    };
    readonly readQuoteWorksheet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorksheetResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.quote-not-found" | "quoting.quote-not-rated";
                };
            };
        };
    };
    readonly readQuoteWorksheetPage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The worksheet as a page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.quote-not-found" | "quoting.quote-not-rated";
                };
            };
        };
    };
    readonly capRelativities: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CapRelativitiesRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CappedRelativitiesResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.cap-leaves-no-room" | "rating.premium-out-of-range";
                };
            };
        };
    };
    readonly compareEditions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CompareRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ComparisonResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.edition-not-found" | "rating.invalid-risk" | "rating.manual-invalid" | "rating.no-table-row" | "rating.premium-out-of-range" | "rating.too-much-work";
                };
            };
        };
    };
    readonly searchEditions: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly productType?: components["schemas"]["ProductType"];
                readonly state?: components["schemas"]["UsState"];
                /** @description Underwriting company or program. */
                readonly companyCode?: string;
                readonly status?: components["schemas"]["EditionStatus"];
                /** @description Only editions that rate something effective on this day. */
                readonly inForceOn?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly importEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description The edition is there already, as it was sent. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionDetailResponse"];
                };
            };
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionDetailResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.edition-exists" | "rating.edition-withdrawn" | "rating.manual-invalid" | "rating.overloaded" | "rating.plan-mismatch";
                };
            };
        };
    };
    readonly readEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionDetailResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "rating.edition-not-found";
                };
            };
        };
    };
    readonly replaceEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.edition-exists" | "rating.edition-not-found" | "rating.edition-status" | "rating.manual-invalid" | "rating.overloaded" | "rating.plan-mismatch";
                };
            };
        };
    };
    readonly activateEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-closed" | "agencies.company-unknown" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "rating.banned-variable" | "rating.edition-not-found" | "rating.edition-status" | "rating.window-taken";
                };
            };
        };
    };
    readonly approveEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "rating.approver-is-author" | "rating.edition-not-found" | "rating.edition-status" | "rating.overloaded";
                };
            };
        };
    };
    readonly copyEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CopyEditionRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.edition-dates" | "rating.edition-exists" | "rating.edition-not-found" | "rating.overloaded";
                };
            };
        };
    };
    readonly fileEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "rating.banned-variable" | "rating.edition-not-found" | "rating.edition-status" | "rating.edition-unsound" | "rating.overloaded" | "rating.test-case-failed";
                };
            };
        };
    };
    readonly exportManual: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "rating.edition-not-found";
                };
            };
        };
    };
    readonly redateEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReDateEditionRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.banned-variable" | "rating.edition-dates" | "rating.edition-not-found" | "rating.edition-status" | "rating.window-taken";
                };
            };
        };
    };
    readonly sendBackEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.edition-not-found" | "rating.edition-status";
                };
            };
        };
    };
    readonly exportFactorTable: {
        readonly parameters: {
            readonly query?: {
                /** @description Begins CSV with a byte-order mark, without which some spreadsheets do not read it as UTF-8. */
                readonly bom?: boolean;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly coverage: string;
                readonly table: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The rows. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "rating.edition-not-found" | "rating.overloaded" | "rating.table-not-found";
                };
            };
        };
    };
    readonly replaceFactorTable: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly coverage: string;
                readonly table: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "text/csv": string;
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-request" | "http.malformed-text" | "http.not-found" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.edition-not-found" | "rating.edition-status" | "rating.overloaded" | "rating.table-invalid" | "rating.table-not-found";
                };
            };
        };
    };
    readonly validateEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionCheckResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "rating.edition-not-found" | "rating.overloaded";
                };
            };
        };
    };
    readonly readEditionWindows: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionWindowsResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "rating.edition-not-found";
                };
            };
        };
    };
    readonly withdrawEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.edition-not-found" | "rating.edition-status";
                };
            };
        };
    };
    readonly searchJurisdictionRules: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly state?: components["schemas"]["UsState"];
                readonly productType?: components["schemas"]["ProductType"];
                readonly kind?: components["schemas"]["JurisdictionRuleKind"];
                readonly key?: string;
                /** @description Only what holds on this day. */
                readonly on?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["JurisdictionRulePage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly addJurisdictionRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AddJurisdictionRuleRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["JurisdictionRuleResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.state-fact-invalid" | "rating.state-fact-overlaps";
                };
            };
        };
    };
    readonly readJurisdictionRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["JurisdictionRuleResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "rating.state-fact-not-found";
                };
            };
        };
    };
    readonly endJurisdictionRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EndJurisdictionRuleRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["JurisdictionRuleResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.state-fact-invalid" | "rating.state-fact-not-found" | "rating.state-fact-overlaps";
                };
            };
        };
    };
    readonly reviewJurisdictionRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["JurisdictionRuleResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "rating.reviewer-is-author" | "rating.state-fact-not-found" | "rating.state-fact-reviewed";
                };
            };
        };
    };
    readonly rateWhatIf: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WhatIfRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TrialResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "rating.company-needed" | "rating.edition-not-found" | "rating.invalid-risk" | "rating.manual-invalid" | "rating.no-edition-in-force" | "rating.no-manual" | "rating.no-table-row" | "rating.only-in-force" | "rating.premium-out-of-range" | "rating.too-much-work";
                };
            };
        };
    };
    readonly readWorksheet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorksheetResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "rating.worksheet-not-found";
                };
            };
        };
    };
    readonly readWorksheetPage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The worksheet as a page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "rating.worksheet-not-found";
                };
            };
        };
    };
    readonly replayWorksheet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReplayResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "rating.worksheet-not-found";
                };
            };
        };
    };
    readonly searchRefunds: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly accountId?: string;
                readonly status?: components["schemas"]["RefundStatus"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readRefund: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.refund-not-found" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly approveRefund: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ApproveRefundRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.card-number" | "billing.refund-not-found" | "billing.refund-own-request" | "billing.refund-status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly executeRefund: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ExecuteRefundRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.card-number" | "billing.date-ahead" | "billing.refund-exceeds-due" | "billing.refund-not-found" | "billing.refund-reference-taken" | "billing.refund-status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly rejectRefund: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RejectRefundRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "billing.card-number" | "billing.refund-not-found" | "billing.refund-status" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large";
                };
            };
        };
    };
    readonly searchRenewals: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly status?: components["schemas"]["RenewalStatus"];
                readonly productType?: components["schemas"]["ProductType"];
                readonly agencyId?: string;
                /** @description Next terms that begin on this day or later. */
                readonly effectiveFrom?: string;
                /** @description Next terms that begin before this day. */
                readonly effectiveBefore?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RenewalSummaryPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readRenewal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RenewalResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "policies.renewal-not-found";
                };
            };
        };
    };
    readonly approveRenewal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DecideRenewalRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RenewalResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.already-renewed" | "policies.cancellation-pending" | "policies.customer-gone" | "policies.non-renewed" | "policies.not-in-force" | "policies.not-renewable" | "policies.renewal-authority" | "policies.renewal-not-found" | "policies.renewal-status" | "policies.renewal-version-mismatch" | "policies.term-expired";
                };
            };
        };
    };
    readonly bindRenewal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BindRenewalRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.already-renewed" | "policies.cancellation-pending" | "policies.customer-gone" | "policies.non-renewed" | "policies.not-in-force" | "policies.not-renewable" | "policies.renewal-late" | "policies.renewal-not-found" | "policies.renewal-stale" | "policies.renewal-status" | "policies.renewal-version-mismatch" | "policies.term-expired" | "quoting.under-moratorium";
                };
            };
        };
    };
    readonly withdrawRenewal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DecideRenewalRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RenewalResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "policies.already-renewed" | "policies.renewal-not-found" | "policies.renewal-status" | "policies.renewal-version-mismatch";
                };
            };
        };
    };
    readonly searchAdverseActions: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description Declined, or accepted at less than the best terms. */
                readonly kind?: components["schemas"]["AdverseActionKind"];
                readonly customerId?: string;
                readonly quoteId?: string;
                readonly state?: components["schemas"]["UsState"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AdverseActionPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readAdverseAction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AdverseActionResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.adverse-action-not-found";
                };
            };
        };
    };
    readonly issueAdverseActionNotice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["IssueNoticeRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssuedDocumentResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "documents.already-superseded" | "documents.document-not-found" | "documents.invalid-data" | "documents.superseded-differs" | "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-id" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.adverse-action-not-found" | "quoting.customer-not-found" | "quoting.notice-incomplete";
                };
            };
        };
    };
    readonly readAdverseActionNoticePage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The notice as a page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "agencies.company-unknown" | "documents.invalid-data" | "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.adverse-action-not-found" | "quoting.customer-not-found" | "quoting.notice-incomplete";
                };
            };
        };
    };
    readonly searchAuthorities: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description As the rules of manuals name it. */
                readonly code?: string;
                readonly userId?: string;
                readonly role?: components["schemas"]["AuthorityHolderRole"];
                /** @description Only what holds on this day. */
                readonly on?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuthorityPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly grantAuthority: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["GrantAuthorityRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuthorityResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.authority-invalid" | "quoting.authority-own";
                };
            };
        };
    };
    readonly readAuthority: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuthorityResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.authority-not-found";
                };
            };
        };
    };
    readonly endAuthority: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EndAuthorityRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuthorityResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.authority-invalid" | "quoting.authority-not-found" | "quoting.authority-own";
                };
            };
        };
    };
    readonly searchMoratoria: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly state?: components["schemas"]["UsState"];
                /** @description Only what holds on this day. */
                readonly on?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MoratoriumPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly placeMoratorium: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PlaceMoratoriumRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MoratoriumResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.hold-invalid";
                };
            };
        };
    };
    readonly readMoratorium: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MoratoriumResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.hold-not-found";
                };
            };
        };
    };
    readonly endMoratorium: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EndMoratoriumRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MoratoriumResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.hold-invalid" | "quoting.hold-not-found";
                };
            };
        };
    };
    readonly searchUnderwritingIssues: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                /** @description `open` unless told: the work queue. */
                readonly status?: components["schemas"]["UnderwritingIssueStatus"];
                /** @description Who has claimed it. */
                readonly claimedBy?: "mine" | "others" | "nobody";
                readonly productType?: components["schemas"]["ProductType"];
                readonly state?: components["schemas"]["UsState"];
                /** @description What it takes to approve it. */
                readonly authority?: string;
                readonly quoteId?: string;
                /** @description Raised at least so many days ago. */
                readonly minAgeDays?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssuePage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly readUnderwritingIssue: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssueResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.issue-not-found";
                };
            };
        };
    };
    readonly approveUnderwritingIssue: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ApproveIssueRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssueResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.approval-invalid" | "quoting.authority-missing" | "quoting.issue-claimed" | "quoting.issue-not-found" | "quoting.issue-status" | "quoting.own-business" | "quoting.subject-ended";
                };
            };
        };
    };
    readonly claimUnderwritingIssue: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssueResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "quoting.issue-claimed" | "quoting.issue-not-found" | "quoting.issue-status";
                };
            };
        };
    };
    readonly declineUnderwritingIssue: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DeclineIssueRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssueResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.issue-claimed" | "quoting.issue-not-found" | "quoting.issue-status" | "quoting.report-invalid" | "quoting.subject-ended";
                };
            };
        };
    };
    readonly releaseUnderwritingIssue: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssueResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "quoting.issue-claimed" | "quoting.issue-not-found";
                };
            };
        };
    };
    readonly reopenUnderwritingIssue: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReopenIssueRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssueResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.issue-claimed" | "quoting.issue-not-found" | "quoting.issue-status" | "quoting.subject-ended";
                };
            };
        };
    };
    readonly searchReportAgencies: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReportAgencyPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly addReportAgency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AddReportAgencyRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReportAgencyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.report-agency-taken";
                };
            };
        };
    };
    readonly readReportAgency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReportAgencyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "quoting.report-agency-not-found";
                };
            };
        };
    };
    readonly changeReportAgency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeReportAgencyRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReportAgencyResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "money.too-large" | "quoting.report-agency-not-found" | "quoting.report-agency-taken";
                };
            };
        };
    };
    readonly listUsers: {
        readonly parameters: {
            readonly query?: {
                /** @description How many items to return; 50 unless told. */
                readonly limit?: number;
                /** @description The nextCursor of the page before; left out for the first page. */
                readonly cursor?: string;
                readonly role?: components["schemas"]["Role"];
                readonly isActive?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserPage"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-cursor" | "http.invalid-request" | "http.malformed-request" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long";
                };
            };
        };
    };
    readonly createUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateUserRequest"];
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.idempotency-key-reused" | "http.internal-error" | "http.invalid-idempotency-key" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.step-up-required" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.agency-closed" | "identity.agency-missing" | "identity.agency-unknown" | "identity.email-taken" | "identity.name-missing" | "money.too-large";
                };
            };
        };
    };
    readonly readUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "identity.user-not-found";
                };
            };
        };
    };
    readonly updateUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UpdateUserRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.empty-body" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-if-match" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.precondition-required" | "http.request-timeout" | "http.stale-version" | "http.step-up-required" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.agency-closed" | "identity.agency-missing" | "identity.agency-unknown" | "identity.last-admin" | "identity.name-missing" | "identity.own-account" | "identity.user-not-found" | "money.too-large";
                };
            };
        };
    };
    readonly sendPasswordLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LinkSentResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.step-up-required" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.mail-not-sent" | "identity.mail-not-set-up" | "identity.user-closed" | "identity.user-not-found";
                };
            };
        };
    };
    readonly unlockUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.user-not-found";
                };
            };
        };
    };
    readonly readUserFactors: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FactorsResponse"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "identity.user-not-found";
                };
            };
        };
    };
    readonly resetUserFactors: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.step-up-required" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.no-factors" | "identity.user-not-found";
                };
            };
        };
    };
    readonly listUserSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionList"];
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.forbidden" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.malformed-request" | "http.not-found" | "http.password-change-required" | "http.request-timeout" | "http.too-many-requests" | "http.unauthenticated" | "http.unavailable" | "http.uri-too-long" | "identity.user-not-found";
                };
            };
        };
    };
    readonly endUserSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.user-not-found";
                };
            };
        };
    };
    readonly endUserSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly userId: string;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": "http.body-too-large" | "http.concurrent-change" | "http.conflict" | "http.duplicate-key" | "http.forbidden" | "http.forbidden-key" | "http.headers-too-large" | "http.internal-error" | "http.invalid-id" | "http.invalid-request" | "http.invalid-value" | "http.malformed-json" | "http.malformed-request" | "http.malformed-text" | "http.not-an-object" | "http.not-found" | "http.number-out-of-range" | "http.password-change-required" | "http.request-timeout" | "http.too-deep" | "http.too-many-requests" | "http.too-many-values" | "http.unauthenticated" | "http.unavailable" | "http.unsupported-media-type" | "http.uri-too-long" | "identity.session-not-found";
                };
            };
        };
    };
}
