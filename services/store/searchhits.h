// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/search.h"
#include "store/searchcandidates.h"

/// Second half of a search: from candidates to lines with what matched.
namespace FibreDesk::Store {

/// Reads the candidates' rows. What turns out not to match (the row has changed since it was
/// indexed) is left out, and of the messages of one ticket the first is kept.
[[nodiscard]] Result<QList<SearchHit>> loadHits(
    QSqlDatabase &db, const std::vector<Candidate> &chosen, const SearchText &text);

} // namespace FibreDesk::Store
