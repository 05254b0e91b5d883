### 匯入園區資料檔案時，操作人員看到的文字

import-taken = 檔案共 { $rows } 筆；新增 { $added } 筆，更新 { $changed } 筆，已不存在 { $gone } 筆。
import-nothing-taken = 有資料列無法匯入，因此全部未匯入。請修正檔案，或加上 --leave-out-refused 略過這些資料列。
import-shrinks = 全部未匯入：現有 { $known } 家工廠中有 { $gone } 家不在檔案裡，超過 { $percent }%。若確認檔案完整，請加上 --allow-shrinking。
import-line-refused = 第 { $line } 行：{ $reason }
import-more-refused = 另有 { $count } 行無法匯入。
import-column-missing = { $file } 缺少欄位「{ $column }」，請確認檔案是否正確。

import-reason-fields = 欄位數與第一行不同。
import-reason-number = 缺少編號，或編號含有英文字母與數字以外的字元。
import-reason-name = 缺少名稱。
import-reason-business-number = 統一編號不是八位數字。
import-reason-date = 日期格式不是民國年月日（yyyMMdd）。
import-reason-place = 經緯度不完整，或不是有效的座標。
import-reason-park = 沒有這個工業區，請先匯入工業區資料。
import-reason-twice = 編號在檔案中重複出現。
