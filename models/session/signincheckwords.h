// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/signindoctor.h"

#include <QString>

namespace FibreDesk {

/// What the doctor of the sign-in found, in the user's language. What the provider or the system
/// said stays as it came, behind that.
[[nodiscard]] QString checkText(const Auth::SignInCheck &check);

} // namespace FibreDesk
