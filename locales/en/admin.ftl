### What the operator reads at the command line

admin-staff-clerk-added = The clerk { $login } was added.
admin-staff-reviewer-added = The reviewer { $login } was added.
admin-staff-link =
    Hand over this link. It works once, for 24 hours, and is shown only now:
    { $link }
admin-link-assumed = MYDATA_BASE_URL is not set here, so the link begins with { $address }. If people reach the server at another address, put that one in its place.
admin-staff-taken = The login { $login } is taken, or was taken once. Choose another.
admin-staff-nameless = The name is empty. Write the person's name after --name.
admin-staff-unknown = Nobody has the login { $login }.
admin-staff-factor-reset = The second factor of { $login } was retired and every session ended.
admin-staff-closed = The account { $login } was closed for good.
admin-staff-sessions-ended = Sessions of { $login } that were ended: { $count }.
admin-staff-none = There is no such account yet.
admin-staff-listed = { $login }  { $name }
admin-staff-listed-at = { "    " }{ $organisation }, { $counter }
admin-staff-listed-closed = { "    " }closed for good

admin-counter-open = The counter { $counter } of { $organisation } is open.
admin-counter-opens = It may open: { $datasets }.
admin-counter-opens-nothing = It may open no data set yet. Name some with --dataset.
admin-counter-now-closed = The counter { $counter } was closed for good.
admin-counter-closed = This counter was closed for good. Open another one under a new name.
admin-counter-unknown = { $organisation } has no counter { $counter }. Open it first with “admin counter add”.
admin-counter-nameless = A name is empty. Write the names of the agency and the counter.
admin-counter-no-dataset = There is no data set { $dataset }. See “admin provider list”.
admin-counter-none = No counter is open yet. Use “admin counter add”.
admin-counter-listed-closed = The counter { $counter } of { $organisation } was closed for good.
admin-counter-forbidden = Data sets were taken away from the counter { $counter }.

admin-provider-connected = { $organisation } is connected.
admin-provider-dataset-added = { $dataset }: new.
admin-provider-dataset-changed = { $dataset }: described anew.
admin-provider-dataset-unchanged = { $dataset }: unchanged.
admin-provider-secret = { "    " }resource_secret: { $secret } (shown only now: hand it to the provider)
admin-provider-foreign = { $dataset } belongs to another provider. Correct the resource_id.
admin-provider-none = No provider is connected yet. Use “admin provider connect FILE.toml”.
admin-provider-listed = { $organisation }
admin-provider-dataset-listed = { "    " }{ $dataset }  { $name }  ({ $category }; { $codes })  { $url }
admin-provider-suspended = { "        " }suspended
admin-provider-mistakes = { $file } cannot be connected yet. To correct:
admin-provider-mistake = { "    " }Line { $line }, { $place }: { $sentence }
admin-provider-mistake-of-file = { "    " }Line { $line }: { $sentence }
admin-provider-example = { $form }

admin-suspension-of = { $organisation }
admin-suspension-now = { "    " }{ $dataset }: suspended from now on.
admin-suspension-before = { "    " }{ $dataset }: was suspended before.
admin-suspension-lifted = { "    " }{ $dataset }: can be asked for again.
admin-suspension-none = { "    " }{ $dataset }: was not suspended.
admin-suspension-unreasoned = The reason is empty. Write it after --reason.
admin-suspension-no-provider = { $organisation } provides no data set. See “admin provider list”.
admin-suspension-foreign = { $dataset } is no data set of { $organisation }. See “admin provider list”.

admin-member-added = The member { $login } was entered.
admin-member-password = A first password is set by the link that this page sends to the mail address: { $link }
admin-member-nameless = Write the member’s name after --name, at most { $longest } characters.
admin-member-mail-unreadable = This is no mail address. Write one after --mail.
admin-member-mail-taken = A member has this mail address.
admin-member-unitless = This unit cannot be chosen. Name another with --unit.
admin-member-unit-unknown = There is no such unit. Units: { $units }
admin-member-unknown = No member has the login { $login }.

admin-pair-issued = A pair was issued to { $login }.
admin-pair-shown = The pair of { $login }:
admin-pair-told = { "    " }tier { $tier }, may be used from { $networks }
admin-pair-id = { "    " }APP ID: { $id }
admin-pair-key = { "    " }APP Key: { $key }
admin-pair-standing = { "    " }calls today: { $used } of { $limit }
admin-pair-held = { $login } holds a pair of the tier { $tier }. See it with “admin pair show”, or revoke it first.
admin-pair-waiting = { $login } has not confirmed the mail address yet. A pair can be issued afterwards.
admin-pair-none = { $login } holds no pair of the tier { $tier }.
admin-pair-networks-unreadable = The networks cannot be read: { $why }.
admin-pair-reasonless = The reason is empty. Write it after --reason.
admin-pair-revoked = The pair of the tier { $tier } of { $login } was revoked.

admin-audit-whole = The audit is whole. Entries: { $count }.
admin-audit-broken = The audit is broken at entry { $place }: it, or one before it, was altered, removed or slipped in.

admin-keys-entry = { $entry }
admin-keys-made = The key was written to { $file }. Keep a copy in a safe place: without it nothing that is sealed can be opened.
admin-keys-file-exists = { $file } is there already. Choose another file, or use “keys rotate” to add to it.
admin-keys-added = The key file holds the new version. Restart every server, then call “keys rotate” again.
admin-keys-in-variable = The keys stand in MYDATA_MASTER_KEY, to which nothing can be added. Make an entry with “keys make --version NUMBER”, add it there after a comma, restart every server, then call “keys rotate”.
admin-keys-sealed = Sealed anew with version { $version }: { $values } values, { $packages } packages.
admin-keys-unreadable = { $place }: { $count } values cannot be opened with any key that is held.
admin-keys-left = Not done: { $values } values still need the old keys. Remove none; remove the cause and call “keys rotate” again.
admin-keys-removable = Done. When every server has been restarted, these versions may be removed: { $versions }.
