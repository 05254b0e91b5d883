### 臨櫃核驗

## 步驟
counter-step-barcode = 資料條碼
counter-step-purpose = 用途
counter-step-password = 驗證密碼
counter-step-data = 條碼取用

## 資料條碼
counter-desk-title = 臨櫃核驗
counter-desk-lead = 請掃描或輸入民眾出示的資料條碼。
counter-desk-barcode = 資料條碼
counter-desk-barcode-hint = 8 個英文字母與數字；掃描後會自動進入下一步。
counter-desk-barcode-empty = 請掃描或輸入資料條碼。
counter-desk-barcode-shape = 這不是資料條碼：應為 8 個英文字母與數字，而且不會有 0、o、1、l。請再掃描一次。
counter-desk-no-such-barcode = 找不到可由本櫃臺開啟的資料條碼。請民眾確認畫面上的條碼仍在有效時間內，更新條碼後再試一次。
counter-desk-no-contact = 當事人尚未設定通知信箱，無法寄送驗證密碼。請當事人先到 MyData 設定通知信箱，再重新開始。
counter-desk-next = 下一步
counter-desk-ended = 本案已結束，畫面已清除。請掃描下一個資料條碼。
counter-desk-today = 我今天開啟的案件
counter-desk-today-none = 今天還沒有案件。
counter-desk-time = 時間
counter-desk-state = 狀態
counter-desk-no-number = 尚未填寫
counter-desk-go-on = 繼續

## 狀態
counter-state-presented = 待填用途
counter-state-waiting = 待輸入密碼
counter-state-open = 已開啟
counter-state-ended = 已結束
counter-state-stopped = 當事人中止
counter-state-failed = 未完成

## 案件
counter-opening-dataset = 資料項目
counter-opening-end = 結束本案
counter-opening-next = 下一個資料條碼

## 用途
counter-purpose-title = 填寫用途
counter-purpose-lead = 當事人會立即看到您的機關、櫃臺與資料的用途。
counter-purpose-reason = 用途
counter-purpose-reason-hint = 例如辦理的業務名稱，最多 100 字。
counter-purpose-reason-empty = 請填寫用途。
counter-purpose-reason-long = 用途最多 100 字，請縮短。
counter-purpose-number = 案號
counter-purpose-number-hint = 貴機關的案件編號，最多 40 字。
counter-purpose-number-empty = 請填寫案號。
counter-purpose-number-long = 案號最多 40 字，請縮短。
counter-purpose-send = 寄送驗證密碼

## 驗證密碼
counter-password-title = 輸入驗證密碼
counter-password-lead = 驗證密碼已寄到當事人的電子信箱 { $to }，請當事人唸出信中的 8 位數字。
counter-password-lives = 這組密碼還有
counter-password-over = 已逾時，請重新寄送。
counter-password-field = 驗證密碼
counter-password-hint = 8 位數字，可直接貼上。
counter-password-tries = 這組密碼還可以輸入 { $tries } 次。
counter-password-confirm = 確認
counter-password-again-after = 距離可重新寄送：
counter-password-again-now = 現在可以重新寄送
counter-password-again = 重新寄送驗證密碼
counter-password-empty = 請輸入驗證密碼。
counter-password-shape = 驗證密碼是 8 位數字，請確認後再輸入。
counter-password-wrong = 驗證密碼不正確，請與當事人確認最新一封信中的數字。
counter-password-used-up = 這組密碼的輸入次數已用完，請重新寄送驗證密碼。
counter-password-ran-out = 這組密碼已逾時，請重新寄送驗證密碼。
counter-password-too-soon = 同一份資料的驗證密碼，不論由哪個櫃臺寄出，都要間隔 1 分鐘。剩餘時間顯示在下方。
counter-password-too-many = 這份資料寄送驗證密碼的次數已達上限，無法再寄送。請當事人到 MyData 重新下載資料，再掃描新的資料條碼。

## 條碼取用
counter-data-title = 條碼取用
counter-data-until = 畫面自動關閉前還有
counter-data-over = 已關閉
counter-data-password = 轉存的 PDF 檔以當事人的身分證字號（英文大寫）為開啟密碼。
counter-data-save = 轉存到我的電腦
counter-data-print = 列印

## 案件不能再進行
counter-over-title = 案件無法繼續
counter-over-ended = 本案已結束，資料不再顯示。
counter-over-stopped = 當事人已中止本案，資料不再顯示。如仍需資料，請與當事人確認後重新開始。
counter-over-time = 本案未在時間內完成，已自動結束。請當事人出示資料條碼，重新開始。
counter-over-tries = 這份資料的驗證密碼輸入次數已達上限，不能再於櫃臺開啟。當事人可以重新下載資料。
counter-over-gone = 這份資料已經刪除或超過保存時間，不能再開啟。當事人可以重新下載資料。
counter-over-contact = 當事人的通知信箱已不存在，無法寄送驗證密碼。請當事人先設定通知信箱，再重新開始。

## 登入
counter-signin-title = 承辦人員登入

## 首次登入
counter-enrolment-title = 設定登入方式
counter-enrolment-lead = { $name } 您好，請為帳號 { $login } 設定密碼與動態驗證碼。
counter-enrolment-until = 這個連結有效至
counter-enrolment-one = 一、設定密碼
counter-enrolment-two = 二、加入動態驗證碼
counter-enrolment-password = 新密碼
counter-enrolment-scan = 請用驗證器應用程式掃描這個圖碼：
counter-enrolment-qr = 驗證器設定圖碼
counter-enrolment-type = 無法掃描時，請輸入這組金鑰：
counter-enrolment-code = 驗證器顯示的動態驗證碼
counter-enrolment-code-wrong = 動態驗證碼不正確，請輸入驗證器目前顯示的 6 位數字，並確認手機時間正確。
counter-enrolment-finish = 完成設定
counter-enrolment-done = 設定完成，請登入。
counter-enrolment-dead = 這個連結不存在、已使用或已過期，請洽系統管理人員取得新的連結。

## 選擇密碼
counter-choice-again = 再輸入一次新密碼

## 帳號
counter-account-title = 我的帳號
counter-account-sessions = 登入中的裝置
counter-account-sessions-lead = 看到不認得的裝置時，請立即登出它並變更密碼。
counter-account-browser = 未表明的瀏覽器
counter-account-since = 登入於
counter-account-seen = 最近使用
counter-account-end = 登出
counter-account-session-ended = 已登出該裝置。
counter-account-password = 變更密碼
counter-account-password-lead = 變更後所有裝置都會登出，請以新密碼重新登入。
counter-account-old = 目前的密碼
counter-account-old-wrong = 目前的密碼不正確。
counter-account-new = 新密碼
counter-account-change = 變更密碼
