import collectons
