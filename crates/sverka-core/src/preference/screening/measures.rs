//! How good a reading order was, as published for screening tools.
//!
//! Definitions follow Ferdinands et al., "Performance of active learning models for screening prioritization in
//! systematic reviews", Systematic Reviews 12 (2023), doi:10.1186/s13643-023-02257-7. Documents known before the
//! reading started are not counted, neither as read nor as found.

/// Measures of one reading order. All are per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Work saved over sampling at 95 % recall: recall reached minus share read, at the first document with at least
    /// 95 % of the relevant found (Cohen et al. 2006).
    pub wss95: f64,
    /// Relevant documents found after a tenth of the reading, as a share of all relevant.
    pub rrf10: f64,
    /// Average time to discovery: mean share read when a relevant document is found. Lower is better.
    pub atd: f64,
}

/// Measures of an order; `relevant[k]` says whether the k-th document read was relevant. `None` when none was.
#[must_use]
pub fn measure(relevant: &[bool]) -> Option<Measures> {
    let total = relevant.len() as f64;
    let wanted = relevant.iter().filter(|relevant| **relevant).count() as f64;
    if wanted == 0.0 {
        return None;
    }
    let (mut found, mut time) = (0.0, 0.0);
    let (mut wss95, mut rrf10) = (None, None);
    for (read, relevant) in (1..).zip(relevant) {
        let share = f64::from(read) / total;
        if *relevant {
            found += 1.0;
            time += share;
        }
        if found >= 0.95 * wanted - 1e-9 {
            wss95.get_or_insert(found / wanted - share);
        }
        if share >= 0.1 - 1e-9 {
            rrf10.get_or_insert(found / wanted);
        }
    }
    let (wss95, rrf10) = (wss95?, rrf10?);
    Some(Measures { wss95: 100.0 * wss95, rrf10: 100.0 * rrf10, atd: 100.0 * time / wanted })
}

#[cfg(test)]
mod tests {
    use super::measure;

    #[test]
    fn a_worked_example_gives_the_figures_of_a_pencil() {
        // 20 read, relevant at 1, 2, 4 and 10: all four are needed for 95 %.
        let relevant: Vec<bool> = (1..=20).map(|read| [1, 2, 4, 10].contains(&read)).collect();
        let measures = measure(&relevant).unwrap();
        assert!((measures.wss95 - 50.0).abs() < 1e-9, "{measures:?}");
        assert!((measures.rrf10 - 50.0).abs() < 1e-9, "{measures:?}");
        assert!((measures.atd - 100.0 * (1.0 + 2.0 + 4.0 + 10.0) / 4.0 / 20.0).abs() < 1e-9, "{measures:?}");
    }

    #[test]
    fn nothing_to_find_has_no_measure() {
        assert_eq!(measure(&[false, false]), None);
        assert_eq!(measure(&[]), None);
    }
}
