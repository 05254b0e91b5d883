### How proving an identity ended: what happened and what to do

identity-method-cer = Citizen Digital Certificate
identity-method-fic = Chip bank card
identity-method-fch = Financial certificate on a device
identity-method-moe = Company certificate
identity-method-tfd = TW FidO (mobile certificate)
identity-method-nhi = National Health Insurance card
identity-method-fcs = Financial certificate in software
identity-method-pii = Two identity documents
identity-method-otp = One-time password
identity-method-gov = e-Government account

identity-card-wrong-pin = The PIN is wrong. Please check it and enter it again; after three wrong entries in a row the card locks.
identity-card-wrong-pin-left =
    { $tries ->
        [one] The PIN is wrong. One try is left. If you are not sure, please stop and find out first: after one more mistake the card locks.
       *[other] The PIN is wrong. { $tries } tries are left. If you are not sure, please stop and find out first: when they are used up, the card locks.
    }
identity-card-pin-length = The PIN has the wrong length. Please enter 6 to 8 characters and try again.
identity-card-no-pin = No PIN was entered. Please enter the PIN of your Citizen Digital Certificate and press the button again.
identity-card-locked = The card is locked because the PIN was wrong three times in a row. Please have it unlocked on the website of the MOI Certification Authority.
identity-card-no-card = There is no card in the reader. Please insert your Citizen Digital Certificate with the chip facing up, wait for the light, and try again.
identity-card-no-reader = No card reader was found, or it does not respond. Please plug its USB connector in again, wait ten seconds, and try again.
identity-card-wrong-card = This is not a Citizen Digital Certificate, or there is no usable certificate on it. Please insert your own Citizen Digital Certificate.
identity-card-cancelled = You cancelled the signature; nothing was sent. You can try again whenever you are ready.
identity-card-not-trusted = The web component on your computer does not trust this site yet. Please add this site to its list of trusted sites and try again.
identity-card-not-allowed = The web component on your computer does not let this site use your card. Please update the component; if that does not help, tell us.
identity-card-helper-timeout = The card program did not finish in time. Please take the card out and insert it again, make sure that no other program is using the reader, and try again.
identity-card-expired = The component reports that the certificate has expired. Please apply for a new Citizen Digital Certificate at a household registration office.
identity-card-not-yet-valid = The component reports that the certificate is not valid yet. Please check the date and time of your computer and try again.
identity-card-popup-blocked = Your browser held back the small window of the component. Please allow pop-up windows for this site beside the address bar and try again.
identity-card-component-missing = The web component was not found. Please install or start it (HiPKI LocalSignServer) and try again, or check your equipment with the card test first.
identity-card-no-answer = The component did not answer. Please close its small window, take the card out and insert it again, and try again.
identity-card-unreadable = The answer of the component could not be read, so nothing was verified. Please try again; if it keeps happening, update the component.
identity-card-other = The component reports error { $code }. Please take the card out, insert it again and try again; if it keeps happening, tell us this code.

identity-proof-too-late = More than five minutes have passed, so for your safety this attempt is no longer valid. Please start the verification again; what you chose before is still here.
identity-proof-unreadable = The signature that arrived could not be read. Please try again; if it keeps happening, update the web component.
identity-proof-other-content = What was signed is not what this verification asked for. Please start again, and do not use two windows at once.
identity-proof-bad-signature = The signature does not match the certificate, so we cannot tell that you signed. Please start again; if it keeps happening, check that your web component is the official one.
identity-proof-weak-algorithm = The signature method of this card is no longer safe enough for this site. Please have the card replaced at a household registration office.
identity-proof-not-for-signing = The certificate for encryption was used instead of the one for signing. Please update the web component and try again.
identity-proof-wrong-kind = This is not a Citizen Digital Certificate. Please use your own; certificates of companies and agencies do not work here.
identity-proof-foreign = This certificate was not issued by the MOI Certification Authority, so this site cannot accept it. Please use your own Citizen Digital Certificate.
identity-proof-expired = Your certificate has expired. Please apply for a new one at a household registration office.
identity-proof-not-yet-valid = Your certificate is not valid yet. Please try again when its period has begun.
identity-proof-revoked = Your certificate was revoked and no longer proves who you are. If that was not your wish, please ask the MOI Certification Authority.
identity-proof-revocation-unknown = We cannot find out at the moment whether this certificate is still in force, so we cannot accept it yet. Nothing is wrong with your card; please try again in a few minutes.
identity-proof-revocation-stale = Our list of revoked certificates is out of date, so we cannot accept the certificate yet. Nothing is wrong with your card; please try again later.
identity-proof-other-persons-card = This card does not match the ID number and date of birth that you entered. Please check what you entered, and use your own card.
identity-proof-not-opened = This card has not been activated yet. Please activate it on the website of the MOI Certification Authority, then come back.
identity-proof-ownership-unavailable = The identity confirmation service of the Ministry of the Interior does not answer at the moment, so we cannot finish. Nothing is wrong with your card; please try again later.
identity-proof-ownership-too-weak = At the moment only the name and the last four characters can be compared, which is not enough to be sure that it is you. Please try again later.
identity-proof-unwritable = The proof is in order, but we could not keep it as evidence, so nothing has been done. Please try again later.
