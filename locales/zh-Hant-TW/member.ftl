### 智慧園區時空資訊雲平台的會員

member-portal = 智慧園區時空資訊雲平台
member-menu-home = 平台首頁
member-menu-entrance = 入口網
member-menu-greeting = Hi { $login }
member-menu-login = 登入／註冊

## 首頁
member-home-lead = 園區與工廠的資料，讓程式直接取用
member-home-what = 註冊會員、選擇等級，就能取得金鑰，讓程式呼叫資料。
member-home-offers = 平台提供
member-home-api = API
member-home-api-what = 線上說明，可直接輸入參數試用。
member-home-code = 程式碼
member-home-code-what = 以 OData 標準語法取得所需的資料。
member-home-showcase = 示範應用
member-home-showcase-what = 看看大家用這些資料做了什麼。

## 註冊會員
member-register-title = 註冊會員
member-register-lead = 填寫基本資料並建立帳戶後，我們會寄一封啟用信到您的信箱。
member-register-login-hint = 3 到 64 個英文字母或數字，中間可用 . _ - @；不分大小寫，註冊後不能更改。
member-register-login-shape = 帳號要有 3 到 64 個英文字母或數字，中間可用 . _ - @，開頭與結尾須為字母或數字。
member-register-taken = 這個帳號已有人使用，請換一個。
member-register-too-often = 從這裡試過的帳號太多了。
member-register-password = 密碼
member-register-password-once-more = 為了安全，密碼不會保留，請再輸入兩次。
member-register-again = 確認密碼
member-register-name = 使用者名稱
member-register-name-hint = 最多 60 個字。
member-register-name-empty = 請填寫使用者名稱。
member-register-name-long = 使用者名稱太長，最多 60 個字。
member-register-mail-hint = 啟用信會寄到這裡，請填寫您收得到信的信箱。
member-register-unit = 單位類型
member-register-unit-hint = 選擇最接近您所屬單位的一項。
member-register-choose = 請選擇
member-register-no-unit = 請選擇單位類型。
member-register-country = 國家
member-register-no-country = 請選擇國家。
member-register-agree = 我已閱讀並同意會員條款
member-register-agree-first = 請先閱讀並同意會員條款。
member-register-notices = 有新的資料服務時，寄信通知我
member-register-make = 建立帳戶
member-register-have = 已經有帳號了，前往登入
member-mail = Email
member-mail-empty = 請填寫 Email。
member-mail-shape = 這不是可以收信的 Email，例如 wang@example.tw。
member-letter-too-often = 要求寄信的次數太多了，這次沒有寄出。最近一封信裡的連結，在期限內且尚未用過任何一個連結時，仍然有效。

## 會員條款
member-terms-title = 會員條款
member-terms-version = 版本 { $version }
member-terms-use = 資料服務供您開發、研究與加值應用，請勿妨礙他人使用。
member-terms-source = 使用資料時，請標示介接來源。
member-terms-quota = 每日呼叫次數依會員等級而定，超過時當日不再回應。
member-terms-account = 帳號由您本人保管，請勿轉借；發現遭人使用時，請立即變更密碼。
member-terms-privacy = 您填寫的資料只用於管理會員帳號與聯絡您，電子郵件以加密方式保存。

## 信箱驗證
member-waiting-title = 信箱驗證
member-waiting-lead = 請到您填寫的信箱開啟啟用信，並點選信中的連結完成啟用。
member-waiting-to = 啟用信寄到 { $mail }。
member-waiting-wrong = 信箱填錯了？這個帳號收不到啟用信，無法修改，請換一個帳號名稱重新註冊。
member-waiting-until = 連結在 24 小時內有效，只能使用一次。
member-waiting-again = 重新寄送啟用信
member-waiting-again-what = 沒有收到信時，請先看看垃圾信件匣，或在這裡重新寄送。收到的連結任何一個都可以用，用過一個，其他的就會失效。
member-waiting-send = 寄送啟用信
member-waiting-sent = 如果這個信箱有待啟用的帳號，啟用信已經寄出。
member-activate-title = 啟用會員帳號
member-activate-lead = 按下按鈕即完成信箱驗證，之後就能登入。
member-activate-press = 啟用帳號
member-activate-done = 信箱驗證成功，請登入。
member-activate-mail-taken = 這個信箱已屬於另一個啟用的帳號，請用那個帳號登入。
member-link-unknown = 這個連結不存在。請確認網址是否完整，或重新寄送。
member-link-used = 這個連結已經使用過，或已由另一個連結取代。
member-link-expired = 這個連結已超過有效時間。

## 系統登入
member-login-title = 系統登入
member-login-login = 帳號
member-login-password = 密碼
member-login-enter = 登入
member-login-no-login = 請輸入帳號。
member-login-no-password = 請輸入密碼。
member-login-wrong = 帳號或密碼不正確。
member-login-not-activated = 這個帳號還沒有啟用。請開啟啟用信中的連結，或選擇「帳號啟用」重新寄送。
member-login-locked = 錯誤次數過多，已暫停登入。
member-login-activate = 帳號啟用
member-login-change = 變更密碼（請先登入）
member-login-forgotten = 忘記密碼？
member-login-register = 註冊帳號

## 變更密碼
member-password-title = 變更密碼
member-password-lead = 變更後所有裝置都會登出，請以新密碼重新登入。
member-password-old = 目前的密碼
member-password-old-wrong = 目前的密碼不正確。
member-password-new = 新密碼
member-password-again = 確認新密碼
member-password-change = 變更密碼

## 忘記密碼
member-forgotten-title = 忘記密碼
member-forgotten-lead = 填寫註冊時的 Email，我們會寄一封信，30 分鐘內可用信中的連結設定新密碼。
member-forgotten-send = 寄送連結
member-forgotten-sent = 如果這個信箱有啟用的帳號，設定新密碼的連結已經寄出。
member-reset-title = 設定新密碼
member-reset-lead = 為帳號 { $login } 設定新密碼；所有裝置都會登出。
member-reset-set = 設定密碼
member-reset-done = 新密碼設定完成，請登入。

## 帳號資訊
member-account-title = 帳號資訊
member-account-facts = 基本資料
member-account-notices = 新資料服務通知
member-account-notices-yes = 寄信通知
member-account-notices-no = 不寄信
member-account-sessions = 登入中的裝置
member-account-sessions-lead = 看到不認得的裝置時，請立即登出它並變更密碼。
member-account-browser = 未表明的瀏覽器
member-account-own = 這個裝置
member-account-since = 登入於
member-account-seen = 最近使用
member-account-end = 登出
member-account-session-ended = 已登出該裝置。

## 變更帳號
member-details-title = 修改基本資料
member-details-language = 信件語言
member-details-chinese = 中文
member-details-english = English
member-details-no-language = 請選擇信件語言。
member-details-save = 儲存
member-details-done = 基本資料已更新。
member-own-password-hint = 用來確認是您本人。
member-moving-title = 變更 Email
member-moving-lead = 我們會寄連結到新信箱，並通知原來的信箱；點選連結之前，仍使用原來的信箱。
member-moving-present = 目前的 Email
member-moving-new = 新的 Email
member-moving-same = 這就是您目前的 Email，請填寫另一個。
member-moving-send = 寄送連結
member-moving-sent = 確認信已寄到新信箱，請在 24 小時內點選信中的連結。
member-moving-confirm-title = 確認新的 Email
member-moving-confirm-lead = 按下按鈕後，信件就會寄到這個信箱。
member-moving-confirm-press = 確認
member-moving-done = 新的 Email 已經生效。
member-moving-taken = 這個 Email 屬於另一位會員。

## 刪除帳號
member-deletion-title = 刪除帳號
member-deletion-lead = 刪除後金鑰立即停用，帳號無法復原。
member-deletion-warning = 刪除後無法復原；使用您金鑰的程式，下一次呼叫就會被拒絕。
member-deletion-goes = 會刪除的
member-deletion-goes-person = 您的名稱、Email、密碼與所有登入狀態
member-deletion-goes-keys = 您的 APP Key；呼叫紀錄在 31 天內清除
member-deletion-goes-applications = 您在申請書填寫的內容
member-deletion-goes-sent = 您的回饋、諮詢、示範應用與課程報名
member-deletion-stays = 為了事後能夠查證而保留的
member-deletion-stays-login = 帳號名稱，避免他人冒用
member-deletion-stays-ids = 曾核發的 APP ID，以及核發與註銷的時間
member-deletion-stays-audit = 稽核紀錄，其中只有帳號的編號
member-deletion-press = 確定刪除帳號
member-farewell-title = 帳號已刪除
member-farewell-lead = 我們已寄出最後一封確認信，感謝您使用本平台。
