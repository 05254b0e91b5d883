### 資料包的內容：檢核結果與各個檔案

document-valid = 資料完整，簽章有效
document-signed-by = 簽章單位
document-fetched-at = 取得時間
document-checks = 我們檢查了什麼
document-check-signature = 檔案清單由上列單位的憑證簽章，剛才重新驗過。
document-check-files = 每個檔案都與清單上的指紋相符，一個不多，一個不少，剛才重新驗過。
document-check-signer = 這張憑證登記為這項資料的簽章者，取得時確認過。
document-check-yours = PDF 檔以資料當事人的身分證字號加密，取得時確認過。
document-certificate = 憑證：
document-no-data = 資料提供單位回覆：查無當事人的資料。
document-cut = 這個檔案很長，這裡只顯示前面的部分；完整內容請轉存後查看。
document-picture = 圖片：{ $name }
document-picture-within = 資料中的圖片
document-pdf = PDF 檔：{ $name }
document-pdf-alone = 在新分頁開啟
document-saved = 這種檔案無法在網頁上顯示。
document-save = 下載（{ $size } KB）
document-table = 資料表，可左右捲動
document-nothing = （空白）
document-true = 是
document-false = 否
