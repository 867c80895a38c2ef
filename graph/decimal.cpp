#include "graph/decimal.hpp"

#include <cmath>

namespace diplograph {

std::string decimal3(double value) {
  const long thousandths = std::lround(value * 1000);
  if (thousandths < 0) return "-" + decimal3(-value);
  std::string result = std::to_string(thousandths / 1000);
  long rest = thousandths % 1000;
  if (rest == 0) return result;
  std::string digits = std::to_string(1000 + rest).substr(1);
  while (digits.back() == '0') digits.pop_back();
  return result + "." + digits;
}

}  // namespace diplograph
