//! The store in a folder.

use super::*;
use crate::domain::trial::World;
use crate::kit::clock::{Clock as _, SystemClock, minutes};
use crate::kit::keyring::Keyring;

fn store(folder: &std::path::Path, vault: &Arc<Vault>) -> PackageStore {
    PackageStore::open(&StoreKind::Folder(folder.to_owned()), Arc::clone(vault)).unwrap()
}

#[tokio::test]
async fn a_package_comes_back_as_it_was_and_is_written_once() {
    let (world, folder) = (World::embedded(), tempfile::tempdir().unwrap());
    let store = store(&folder.path().join("packages"), &world.vault);
    let id = PackageId::draw(world.random.as_ref());
    assert!(matches!(store.get(id).await, Err(CannotStore::NotThere)));
    store.put(id, world.now, b"PK one".to_vec()).await.unwrap();
    let again = store.put(id, world.now, b"PK two".to_vec()).await;
    assert!(matches!(again, Err(CannotStore::AlreadyThere)));
    let stored = store.get(id).await.unwrap();
    assert_eq!(stored.bytes.as_slice(), b"PK one");
    assert_eq!(stored.fetched_at, world.now);
    let listed = store.list().await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].id, id);
    store.delete(id).await.unwrap();
    store.delete(id).await.unwrap();
    assert!(matches!(store.get(id).await, Err(CannotStore::NotThere)));
    assert_eq!(store.list().await.unwrap(), []);
}

#[tokio::test]
async fn an_altered_object_does_not_open() {
    let (world, folder) = (World::embedded(), tempfile::tempdir().unwrap());
    let store = store(folder.path(), &world.vault);
    let id = PackageId::draw(world.random.as_ref());
    store.put(id, world.now, b"PK".to_vec()).await.unwrap();
    let path = folder.path().join(id.to_string());
    let mut object = std::fs::read(&path).unwrap();
    *object.last_mut().unwrap() ^= 1;
    std::fs::write(&path, object).unwrap();
    let opened = store.get(id).await;
    assert!(matches!(opened, Err(CannotStore::Unreadable(_))));
}

#[tokio::test]
async fn the_leavings_of_writes_cut_short_are_removed_after_a_while() {
    let (world, folder) = (World::embedded(), tempfile::tempdir().unwrap());
    let store = store(folder.path(), &world.vault);
    let id = PackageId::draw(world.random.as_ref());
    std::fs::write(folder.path().join(format!("{id}#1")), b"half").unwrap();
    std::fs::write(folder.path().join("readme#1"), b"not ours").unwrap();
    assert_eq!(store.list().await.unwrap(), []);
    let now = SystemClock.now();
    let early = store.forget_unfinished(now.minus(minutes(10))).await;
    assert_eq!(early.unwrap(), 0);
    let late = store.forget_unfinished(now.plus(minutes(1))).await;
    assert_eq!(late.unwrap(), 1);
    assert!(folder.path().join("readme#1").exists());
}

#[tokio::test]
async fn keys_are_wrapped_anew_and_what_is_done_is_not_done_again() {
    const ONE: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    const TWO: &str = "2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    let (world, folder) = (World::embedded(), tempfile::tempdir().unwrap());
    let vault = |keys: &str| {
        let keyring = Keyring::parse(keys).unwrap();
        Arc::new(Vault::new(keyring, &[9; 32], Arc::clone(&world.random)))
    };
    let old = store(folder.path(), &vault(ONE));
    let ids: Vec<_> = (0..3)
        .map(|_| PackageId::draw(world.random.as_ref()))
        .collect();
    for id in &ids {
        old.put(*id, world.now, b"PK".to_vec()).await.unwrap();
    }
    let both = store(folder.path(), &vault(&format!("{ONE},{TWO}")));
    let fresh = PackageId::draw(world.random.as_ref());
    both.put(fresh, world.now, b"PK".to_vec()).await.unwrap();
    let first = both.rewrap_all(|| ()).await.unwrap();
    assert_eq!((first.rewrapped, first.current), (3, 1));
    let second = both.rewrap_all(|| ()).await.unwrap();
    assert_eq!((second.rewrapped, second.current), (0, 4));
    let new = store(folder.path(), &vault(TWO));
    for id in &ids {
        assert_eq!(new.get(*id).await.unwrap().bytes.as_slice(), b"PK");
    }
    let lost = old.get(ids[0]).await;
    assert!(matches!(lost, Err(CannotStore::Unreadable(_))));
}
