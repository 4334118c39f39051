//! This file holds backups and the proof that they can be restored.

use super::record::{record, words};
use super::{Date, Id, Known};

words! {
    /// What a backup holds.
    pub enum BackupTarget: "何を保存するか" {
        /// Data only.
        Data = "データ",
        /// The whole system.
        System = "システム全体",
        /// Both.
        Both = "データとシステム全体",
    }
}

record! {
    /// One way in which a system is backed up.
    pub struct Backup: "バックアップの方法1件" {
        /// Stable name.
        id: Id = "このバックアップを指すための短い名前",
        /// The system backed up.
        system: Id = "対象のシステム（systems の id）",
        /// Data, system or both.
        target: BackupTarget = "何を保存するか",
        /// How often.
        frequency: String = "頻度。例: 毎日 22時",
        /// How it is made.
        method: String = "方法。例: 外付けディスクへの自動コピー",
        /// Medium.
        medium: Known<String> = "媒体。例: 外付けHDD 2台、事業者のデータセンター",
        /// 世代数.
        generations: Known<u32> = "世代数（いくつ前まで残っているか）",
        /// Whether a copy lies off every network.
        offline: Known<bool> = "ネットワークから切り離した写しがあるか（true / false）",
        /// Where copies lie.
        place: Known<String> = "写しの置き場所",
        /// How it is restored.
        restore_method: Known<String> = "復旧の方法",
        /// Last proof.
        last_restore_test: Known<RestoreTest> = "最後に行った復旧試験",
    }
}

record! {
    /// A proof that a backup can be restored.
    pub struct RestoreTest: "復旧試験" {
        /// Day.
        on: Date = "行った日",
        /// Who did it.
        by: String = "行った人・事業者",
        /// What came of it.
        result: String = "結果",
        /// Where the record lies.
        place: Known<String> = "記録のある場所",
    }
}
