//! Words of two languages as features: normal forms, stems, letters, and the glossary experts keep.
