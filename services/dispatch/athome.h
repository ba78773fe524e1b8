// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/daytime.h"

#include <QString>

namespace FibreDesk::Dispatch {

/// When the customer is not at home, as the notes of a job say it; empty = they say nothing.
///
/// ERPNext has no field for it: support writes it into the notes. Read are sentences in French or
/// English that begin, but for whose they are, with a word for being there or not and go on with a
/// time: "Client présent seulement l'avant-midi", "Dispo 13 h – 17 h", "Absent jusqu'à 15h30",
/// "Customer at home after 5 pm", "Not home between 12:00 and 13:30". Everything else is a note.
[[nodiscard]] Spans customerAway(const QString &notes);

} // namespace FibreDesk::Dispatch
