// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hub/campaign.h"

namespace FibreDesk::Sandbox::MailPage {

[[nodiscard]] QString subject(const Campaign &campaign, const Recipient &row);

/// The mail of one row as it went out: HTML in the row's language with a remote picture and a
/// tracking pixel, and in every fifth row a script and an event handler too, as mail that was
/// edited by hand has them. Whoever shows it must do so without harm.
[[nodiscard]] QString html(const Campaign &campaign, int row, const QString &publicUrl);

} // namespace FibreDesk::Sandbox::MailPage
