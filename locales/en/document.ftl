### What is in a package: the verdict and the files

document-valid = Complete, and the signature is valid
document-signed-by = Signed by
document-fetched-at = Fetched
document-checks = What we checked
document-check-signature = The list of files is signed with this agency's certificate; verified again just now.
document-check-files = Every file matches its fingerprint on the list, none is missing and none was added; verified again just now.
document-check-signer = This certificate is registered as a signer of this data set; confirmed when it came.
document-check-yours = The PDF is encrypted with the ID number of the person whom the data are about; confirmed when it came.
document-certificate = Certificate:
document-no-data = The provider answers that it has no data about this person.
document-cut = This file is long: only its beginning is shown here. Save it to see all of it.
document-picture = Picture: { $name }
document-picture-within = A picture within the data
document-pdf = PDF: { $name }
document-pdf-alone = Open in a new tab
document-saved = A file of this kind cannot be shown on a page.
document-save = Download ({ $size } KB)
document-table = Table, scrolls sideways
document-nothing = (empty)
document-true = Yes
document-false = No
